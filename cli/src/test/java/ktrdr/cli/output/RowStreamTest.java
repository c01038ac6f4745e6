package ktrdr.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import ktrdr.cli.client.Fields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows that are written one by one are the same document as the rows at once. */
class RowStreamTest {
  private static final List<String> NAMES = List.of("time", "close");

  @ParameterizedTest
  @EnumSource(
      value = Format.class,
      names = {"JSON", "JSONL", "YAML", "WIDE"})
  void a_stream_is_the_document_of_all_rows(Format format) {
    List<String[]> rows =
        IntStream.range(10, 17)
            .mapToObj(i -> new String[] {"2024-01-" + i + "T00:00:00Z", i + ".25"})
            .toList();
    List<Fields> all = rows.stream().map(RowStreamTest::fields).toList();
    StringWriter whole = new StringWriter();
    Answer.several(all)
        .shownAs(width -> Table.of(all, "time", "close").lines(width))
        .print(console(whole), format);
    assertThat(streamed(rows, format)).isEqualTo(whole.toString());
  }

  @Test
  void a_long_table_has_one_heading() {
    List<String[]> rows =
        IntStream.range(0, 12_000)
            .mapToObj(i -> new String[] {"2024-01-01T00:00:00Z", Integer.toString(i)})
            .toList();
    assertThat(streamed(rows, Format.WIDE).lines())
        .hasSize(12_001)
        .filteredOn(line -> line.startsWith("TIME"))
        .hasSize(1);
  }

  private static String streamed(List<String[]> rows, Format format) {
    StringWriter out = new StringWriter();
    try (RowStream stream = new RowStream(console(out), format, NAMES)) {
      rows.forEach(stream::row);
    }
    return out.toString();
  }

  private static Fields fields(String[] row) {
    return new Fields(
        Json.createObjectBuilder()
            .add("time", row[0])
            .add("close", new BigDecimal(row[1]))
            .build());
  }

  private static Console console(StringWriter out) {
    PrintWriter writer = new PrintWriter(out);
    return new Console(writer, writer, false, false, 80, false, ZoneOffset.UTC);
  }
}
