package ktrdr.market.files;

import static org.apache.parquet.schema.LogicalTypeAnnotation.dateType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import ktrdr.market.BarSeries;
import ktrdr.market.Timeframe;
import ktrdr.market.files.parquet.ParquetTables;
import ktrdr.work.ProgressMonitor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Bars in Parquet, as pandas, polars and Spark write them. */
class ParquetTest {
  private static final long SECOND = 1_704_153_600; // 2 January 2024
  private static final long DAY = 86_400;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void what_is_written_reads_back_to_the_last_bit(BarFormat format) throws IOException {
    Path csv = Texts.resource("cases/06_oos_a_train.csv");
    BarSeries bars = Texts.read(csv, Timeframe.D1, ReadingOptions.NONE).bars();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BarFiles.write(bars, bytes, format, ProgressMonitor.unwatched());
    Path file = Texts.file(folder, bytes.toByteArray());
    Reading read = Texts.read(file, Timeframe.D1, ReadingOptions.NONE);
    assertThat(read.bars().sha256()).isEqualTo(bars.sha256());
    assertThat(read.understood().sentence())
        .isEqualTo(
            format == BarFormat.CSV
                ? "comma, header, times in UTC, 6 of 6 columns used"
                : "parquet, times in UTC, 6 of 6 columns used");
  }

  static Stream<Arguments> times() {
    return Stream.of(
        time(
            "pandas ns", stamp(false, TimeUnit.NANOS), SECOND * 1_000_000_000, DAY * 1_000_000_000),
        time("pandas tz", stamp(true, TimeUnit.NANOS), SECOND * 1_000_000_000, DAY * 1_000_000_000),
        time("polars us", stamp(false, TimeUnit.MICROS), SECOND * 1_000_000, DAY * 1_000_000),
        time("ms", stamp(true, TimeUnit.MILLIS), SECOND * 1_000, DAY * 1_000),
        time("count", Types.optional(PrimitiveTypeName.INT64).named("time"), SECOND, DAY),
        Arguments.of(
            "date32",
            Types.optional(PrimitiveTypeName.INT32).as(dateType()).named("date"),
            new Object[] {(int) (SECOND / DAY), (int) (SECOND / DAY) + 1}),
        Arguments.of(
            "INT96",
            Types.optional(PrimitiveTypeName.INT96).named("ts"),
            new Object[] {int96(0), int96(1)}));
  }

  private static Arguments time(String name, PrimitiveType type, long first, long step) {
    return Arguments.of(name, type, new Object[] {first, first + step});
  }

  private static PrimitiveType stamp(boolean utc, TimeUnit unit) {
    return Types.optional(PrimitiveTypeName.INT64)
        .as(timestampType(utc, unit))
        .named("__index_level_0__");
  }

  private static Binary int96(int day) {
    ByteBuffer bytes = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(0).putInt((int) (SECOND / DAY) + day + 2_440_588);
    return Binary.fromConstantByteArray(bytes.array());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("times")
  void times_are_read_as_others_write_them(String name, PrimitiveType type, Object[] times)
      throws IOException {
    Path file = folder.resolve("some.parquet");
    ParquetTables.write(file, CompressionCodecName.GZIP, type, times);
    BarSeries bars = Texts.read(file, Timeframe.D1, ReadingOptions.NONE).bars();
    assertThat(bars.start(0)).isEqualTo(Instant.ofEpochSecond(SECOND));
    assertThat(bars.start(1)).isEqualTo(Instant.ofEpochSecond(SECOND + DAY));
    assertThat(bars.high(0)).isEqualTo(3);
    assertThat(bars.volume(1)).isEqualTo(20);
  }

  @ParameterizedTest
  @EnumSource(names = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD", "LZ4_RAW"})
  void usual_compressions_are_read(CompressionCodecName codec) throws IOException {
    Path file = folder.resolve("some.parquet");
    Object[] times = {SECOND * 1_000, (SECOND + DAY) * 1_000};
    ParquetTables.write(file, codec, stamp(true, TimeUnit.MILLIS), times);
    Reading read = Texts.read(file, Timeframe.D1, ReadingOptions.NONE);
    assertThat(read.bars().close(1)).isEqualTo(3);
    assertThat(read.understood().compression()).isEqualToIgnoringCase(codec.name());
  }

  @Test
  void a_damaged_file_is_refused_with_a_sentence() throws IOException {
    Path file = folder.resolve("some.parquet");
    Object[] times = {SECOND * 1_000, (SECOND + DAY) * 1_000};
    ParquetTables.write(file, CompressionCodecName.GZIP, stamp(true, TimeUnit.MILLIS), times);
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      byte[] broken =
          i % 3 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      for (int j = 0; j < 3 && broken.length > 4; j++) {
        broken[4 + random.nextInt(broken.length - 4)] = (byte) random.nextInt();
      }
      readOrRefuse(broken);
    }
  }

  private void readOrRefuse(byte[] broken) {
    try {
      Texts.read(Texts.file(folder, broken), Timeframe.D1, ReadingOptions.NONE);
    } catch (UnusableFile refused) {
      assertThat(refused).hasMessageStartingWith("The bars of MINE can't be used: ");
    }
  }

  @Test
  void types_and_missing_columns_are_told() throws IOException {
    Path file = folder.resolve("some.parquet");
    PrimitiveType text = Types.optional(PrimitiveTypeName.BINARY).named("note");
    Object[] words = {Binary.fromString("a"), Binary.fromString("b")};
    ParquetTables.write(file, CompressionCodecName.GZIP, text, words);
    assertThatThrownBy(() -> Texts.read(file, Timeframe.D1, ReadingOptions.NONE))
        .isInstanceOf(UnusableFile.class)
        .hasMessageContaining("no column holds the time; the columns are \"note\", \"open\"");
  }
}
