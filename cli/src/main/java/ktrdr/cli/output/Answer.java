package ktrdr.cli.output;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
  private final Function<Page, List<String>> text;
  private final List<String> names;
  private final List<String> columns;

  private Answer(
      JsonObject whole,
      List<Fields> rows,
      Function<Page, List<String>> text,
      List<String> names,
      List<String> columns) {
    this.whole = whole;
    this.rows = rows;
    this.text = text;
    this.names = names;
    this.columns = columns;
  }

  /** One thing, for people an outline of its members. */
  public static Answer one(JsonObject whole, Fields thing) {
    return new Answer(
        whole, List.of(thing), page -> Outline.of(thing, page.times()), List.of(), List.of());
  }

  /** Several things, for people a table of their members. */
  public static Answer several(JsonObject whole, List<Fields> rows) {
    return new Answer(
        whole, rows, page -> Table.of(rows).lines(page.width()), List.of(), List.of());
  }

  /** Several things that no single answer of the server held, in its envelope. */
  public static Answer several(List<Fields> rows) {
    JsonArrayBuilder data = Json.createArrayBuilder();
    rows.forEach(row -> data.add(row.json()));
    return several(Json.createObjectBuilder().add("success", true).add("data", data).build(), rows);
  }

  /** The member that is the id of a row; the first of these that it has. */
  public Answer named(String... members) {
    return new Answer(whole, rows, text, List.of(members), columns);
  }

  /** The members that CSV begins with, in this order, also when no row has them. */
  public Answer columns(List<String> members) {
    return new Answer(whole, rows, text, names, members);
  }

  /** What people see, given the width that they have. */
  public Answer shownAs(IntFunction<List<String>> lines) {
    return shownOn(page -> lines.apply(page.width()));
  }

  /** What people see, where it has times. */
  public Answer shownOn(Function<Page, List<String>> lines) {
    return new Answer(whole, rows, lines, names, columns);
  }

  /** Several answers as one: a list of what each is about. */
  public static Answer together(boolean success, List<Answer> answers) {
    JsonArrayBuilder data = Json.createArrayBuilder();
    answers.forEach(answer -> data.add(answer.thing()));
    List<Fields> rows = answers.stream().flatMap(answer -> answer.rows.stream()).toList();
    return several(
        Json.createObjectBuilder().add("success", success).add("data", data).build(), rows);
  }

  /** What is in the envelope; all of it when there is none. */
  private JsonObject thing() {
    return whole.get("data") instanceof JsonObject data ? data : whole;
  }

  public void print(Console console, Format format) {
    lines(format, console).forEach(console::print);
  }

  private Stream<String> lines(Format format, Console console) {
    return switch (format) {
      case TABLE -> {
        int width = console.outWidth();
        yield text.apply(new Page(width, console.times())).stream()
            .flatMap(line -> Wrapped.of(line, width));
      }
      case WIDE -> text.apply(new Page(NO_LIMIT, console.times())).stream();
      case JSON -> Stream.of(JsonText.of(whole));
      case JSONL -> rows.stream().map(row -> JsonText.line(row.json()));
      case YAML -> YamlText.of(whole).stream();
      case CSV -> CsvText.of(columns, rows).stream();
      case NAME -> rows.stream().map(this::name).flatMap(Optional::stream);
    };
  }

  private Optional<String> name(Fields row) {
    return names.stream().map(row::scalar).flatMap(Optional::stream).findFirst();
  }
}
