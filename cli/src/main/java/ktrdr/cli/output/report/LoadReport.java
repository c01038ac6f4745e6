package ktrdr.cli.output.report;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.stream.Stream;
import ktrdr.cli.client.Fields;
import ktrdr.cli.output.Outline;
import ktrdr.cli.output.Table;
import ktrdr.cli.output.Times;
import ktrdr.cli.output.Words;

/** What a load of bars brought in, and how it understood the file. */
public final class LoadReport {
  private static final List<String> FIGURES = List.of("bars", "data_sha256", "period");
  private static final List<String> COLUMNS =
      List.of("time", "open", "high", "low", "close", "volume");

  private LoadReport() {}

  /**
   * The lines of a load or a dry run.
   *
   * @param results of the operation, or the answer of a dry run
   */
  public static List<String> of(Fields results, Times times, int width) {
    JsonObjectBuilder shown = Json.createObjectBuilder();
    FIGURES.stream()
        .filter(name -> results.json().containsKey(name))
        .forEach(name -> shown.add(name, results.json().get(name)));
    results
        .object("understood")
        .text("sentence")
        .ifPresent(sentence -> shown.add("understood", sentence));
    return Stream.of(
            Outline.of(new Fields(shown.build()), times).stream(),
            list("skipped", skipped(results)),
            list("warnings", results.texts("warnings")),
            bars(results, width))
        .flatMap(lines -> lines)
        .toList();
  }

  /** The first and the last bars, where the answer has them. */
  private static Stream<String> bars(Fields results, int width) {
    List<Fields> first = results.objects("first");
    List<Fields> last = results.objects("last");
    if (first.isEmpty()) {
      return Stream.empty();
    }
    List<Fields> rows = Stream.concat(first.stream(), last.stream()).distinct().toList();
    List<String> table = Table.of(rows, COLUMNS.toArray(String[]::new)).lines(width);
    return Stream.concat(Stream.of(""), table.stream());
  }

  private static List<String> skipped(Fields results) {
    List<Fields> rows = results.objects("skipped");
    long count = (long) results.number("skipped_count").orElse(0);
    Stream<String> lines =
        rows.stream()
            .map(row -> "line " + row.scalar("line").orElse(Words.UNKNOWN) + ": " + why(row));
    Stream<String> more =
        count > rows.size() ? Stream.of("and " + (count - rows.size()) + " more") : Stream.empty();
    return Stream.concat(lines, more).toList();
  }

  private static String why(Fields row) {
    return row.text("reason").orElse(Words.UNKNOWN);
  }

  private static Stream<String> list(String heading, List<String> lines) {
    return lines.isEmpty()
        ? Stream.empty()
        : Stream.concat(Stream.of(heading), lines.stream().map(line -> "  " + line));
  }
}
