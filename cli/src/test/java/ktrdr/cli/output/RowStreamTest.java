package ktrdr.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import ktrdr.cli.client.Fields;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows in pages are the same document as the rows at once. */
class RowStreamTest {
  private static final List<String> COLUMNS = List.of("time", "close");

  @ParameterizedTest
  @EnumSource(
      value = Format.class,
      names = {"JSON", "JSONL", "YAML", "CSV", "WIDE"})
  void pages_are_one_document(Format format) {
    List<Fields> rows = IntStream.range(10, 17).mapToObj(RowStreamTest::row).toList();
    StringWriter whole = new StringWriter();
    Answer.several(rows)
        .columns(COLUMNS)
        .shownAs(width -> Table.of(rows, "time", "close").lines(width))
        .print(console(whole), format);
    StringWriter paged = new StringWriter();
    try (RowStream stream = new RowStream(console(paged), format, COLUMNS)) {
      stream.page(rows.subList(0, 3));
      stream.page(rows.subList(3, 4));
      stream.page(List.of());
      stream.page(rows.subList(4, 7));
    }
    assertThat(paged).hasToString(whole.toString());
  }

  private static Fields row(int i) {
    JsonObject row = Json.createObjectBuilder().add("time", "day " + i).add("close", i).build();
    return new Fields(row);
  }

  private static Console console(StringWriter out) {
    PrintWriter writer = new PrintWriter(out);
    return new Console(writer, writer, false, false, 80, false, ZoneOffset.UTC);
  }
}
