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
 * The result of a command in every format: JSON and YAML are the server's unchanged answer, JSONL
 * and CSV its rows, names the ids of the rows, and a table is for people.
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

  /** One thing; people see an outline of its members. */
  public static Answer one(JsonObject whole, Fields thing) {
    return new Answer(
        whole, List.of(thing), page -> Outline.of(thing, page.times()), List.of(), List.of());
  }

  /** Several things; people see a table of their members. */
  public static Answer several(JsonObject whole, List<Fields> rows) {
    return new Answer(
        whole, rows, page -> Table.of(rows).lines(page.width()), List.of(), List.of());
  }

  /** Several things that come from more than one server answer, in the server's envelope. */
  public static Answer several(List<Fields> rows) {
    JsonArrayBuilder data = Json.createArrayBuilder();
    rows.forEach(row -> data.add(row.json()));
    return several(Json.createObjectBuilder().add("success", true).add("data", data).build(), rows);
  }

  /** The member that is the id of a row: the first of these that the row has. */
  public Answer named(String... members) {
    return new Answer(whole, rows, text, List.of(members), columns);
  }

  /** The first members in CSV, in this order, even if no row has them. */
  public Answer columns(List<String> members) {
    return new Answer(whole, rows, text, names, members);
  }

  /** What people see, for a given width. */
  public Answer shownAs(IntFunction<List<String>> lines) {
    return shownOn(page -> lines.apply(page.width()));
  }

  /** What people see, if it contains times. */
  public Answer shownOn(Function<Page, List<String>> lines) {
    return new Answer(whole, rows, lines, names, columns);
  }

  /** Merges several answers into a list. */
  public static Answer together(boolean success, List<Answer> answers) {
    JsonArrayBuilder data = Json.createArrayBuilder();
    answers.forEach(answer -> data.add(answer.thing()));
    List<Fields> rows = answers.stream().flatMap(answer -> answer.rows.stream()).toList();
    return several(
        Json.createObjectBuilder().add("success", success).add("data", data).build(), rows);
  }

  /** The contents of the envelope, or the whole answer if it has none. */
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
