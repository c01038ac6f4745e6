package ktrdr.cli.output;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.PlainText;

/**
 * Rows as comma-separated values (RFC 4180). The heading has all members of the table and of any
 * row. Objects and lists become JSON in their cell.
 */
final class CsvText {
  private static final Pattern TO_BE_QUOTED = Pattern.compile("[\",\r\n]");

  /** Text that a spreadsheet would run as a formula. */
  private static final Pattern FORMULA = Pattern.compile("[=+\\-@].*");

  private CsvText() {}

  /**
   * @param first the leading members, even if no row has them
   */
  static List<String> of(List<String> first, List<Fields> rows) {
    List<String> names =
        Stream.concat(first.stream(), rows.stream().flatMap(row -> row.json().keySet().stream()))
            .distinct()
            .toList();
    Stream<String> heading =
        Stream.of(String.join(",", names.stream().map(CsvText::words).toList()));
    return Stream.concat(
            names.isEmpty() ? Stream.empty() : heading, rows.stream().map(row -> line(names, row)))
        .toList();
  }

  private static String line(List<String> names, Fields row) {
    return String.join(
        ",",
        names.stream().map(name -> cell(row.json().getOrDefault(name, JsonValue.NULL))).toList());
  }

  private static String cell(JsonValue value) {
    if (value instanceof JsonString text) {
      return words(text.getString());
    }
    if (value instanceof JsonObject || value instanceof JsonArray) {
      return quoted(JsonText.line(value));
    }
    return value == JsonValue.NULL ? "" : value.toString();
  }

  private static String words(String text) {
    String plain = PlainText.of(text);
    return quoted(FORMULA.matcher(plain).matches() ? "'" + plain : plain);
  }

  private static String quoted(String text) {
    return TO_BE_QUOTED.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
