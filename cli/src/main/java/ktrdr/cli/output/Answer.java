package ktrdr.cli.output;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import ktrdr.cli.client.Fields;

/**
 * What a command found, in every format: JSON and YAML are the server's answer as it came, JSONL
 * and CSV the rows in it, names the ids of those, and a table is for people.
 */
public final class Answer {
  private static final int NO_LIMIT = Integer.MAX_VALUE;

  private final JsonObject whole;
  private final List<Fields> rows;
  private final IntFunction<List<String>> text;
  private final List<String> names;

  private Answer(
      JsonObject whole, List<Fields> rows, IntFunction<List<String>> text, List<String> names) {
    this.whole = whole;
    this.rows = rows;
    this.text = text;
    this.names = names;
  }

  /** One thing, for people an outline of its members. */
  public static Answer one(JsonObject whole, Fields thing) {
    return new Answer(whole, List.of(thing), width -> Outline.of(thing), List.of());
  }

  /** Several things, for people a table of their members. */
  public static Answer several(JsonObject whole, List<Fields> rows) {
    return new Answer(whole, rows, width -> Table.of(rows).lines(width), List.of());
  }

  /** Several things that no single answer of the server held, in its envelope. */
  public static Answer several(List<Fields> rows) {
    JsonArrayBuilder data = Json.createArrayBuilder();
    rows.forEach(row -> data.add(row.json()));
    return several(Json.createObjectBuilder().add("success", true).add("data", data).build(), rows);
  }

  /** The member that is the id of a row; the first of these that it has. */
  public Answer named(String... members) {
    return new Answer(whole, rows, text, List.of(members));
  }

  /** What people see, given the width that they have. */
  public Answer shownAs(IntFunction<List<String>> lines) {
    return new Answer(whole, rows, lines, names);
  }

  public void print(Console console, Format format) {
    lines(format, console.outWidth()).forEach(console::print);
  }

  private Stream<String> lines(Format format, int width) {
    return switch (format) {
      case TABLE -> text.apply(width).stream();
      case WIDE -> text.apply(NO_LIMIT).stream();
      case JSON -> Stream.of(JsonText.of(whole));
      case JSONL -> rows.stream().map(row -> JsonText.line(row.json()));
      case YAML -> YamlText.of(whole).stream();
      case CSV -> CsvText.of(rows).stream();
      case NAME -> rows.stream().map(this::name).flatMap(Optional::stream);
    };
  }

  private Optional<String> name(Fields row) {
    return names.stream().map(row::scalar).flatMap(Optional::stream).findFirst();
  }
}
