package ktrdr.market.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import ktrdr.market.BarSeries;
import ktrdr.market.Timeframe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Shapes of files that programs and sites write; each has the two bars of 2 and 3 January 2024. */
class ShapesTest {
  private static final String PLAIN =
      "start,open,high,low,close,volume\n2024-01-02,1,3,0.5,2,10\n2024-01-03,2,4,1,3,20\n";

  @TempDir Path folder;

  static Stream<Arguments> shapes() {
    return Stream.of(
        Arguments.of(
            "MetaTrader 4", "2024.01.02,00:00,1,3,0.5,2,10\r\n2024.01.03,00:00,2,4,1,3,20\r\n"),
        Arguments.of(
            "MetaTrader 5",
            "<DATE>\t<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>\n"
                + "2024.01.02\t00:00:00\t1\t3\t0.5\t2\t10\t0\t1\n"
                + "2024.01.03\t00:00:00\t2\t4\t1\t3\t20\t0\t1\n"),
        Arguments.of(
            "Stooq",
            "<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>\n"
                + "SPY.US,D,20240102,000000,1,3,0.5,2,10,0\n"
                + "SPY.US,D,20240103,000000,2,4,1,3,20,0\n"),
        Arguments.of(
            "Yahoo",
            "Date,Open,High,Low,Close,Adj Close,Volume\n"
                + "2024-01-02,1,3,0.5,2,1.9,10\n2024-01-03,2,4,1,3,2.9,20\n"),
        Arguments.of(
            "yfinance",
            "Price,Close,High,Low,Open,Volume\nTicker,SPY,SPY,SPY,SPY,SPY\nDate,,,,,\n"
                + "2024-01-02,2,3,0.5,1,10\n2024-01-03,3,4,1,2,20\n"),
        Arguments.of(
            "yfinance with zone",
            "Date,Open,High,Low,Close,Volume,Dividends,Stock Splits\n"
                + "2024-01-02 00:00:00-05:00,1,3,0.5,2,10,0.0,0.0\n"
                + "2024-01-03 00:00:00-05:00,2,4,1,3,20,0.0,0.0\n"),
        Arguments.of(
            "Binance",
            "1704153600000,1,3,0.5,2,10,1704239999999,5,7,1,1,0\n"
                + "1704240000000,2,4,1,3,20,1704326399999,5,7,1,1,0\n"),
        Arguments.of("Kraken", "1704153600,1,3,0.5,2,10,7\n1704240000,2,4,1,3,20,7\n"),
        Arguments.of(
            "Polygon",
            "ticker,volume,open,close,high,low,window_start,transactions\n"
                + "SPY,10,1,2,3,0.5,1704153600000000000,1\n"
                + "SPY,20,2,3,4,1,1704240000000000000,1\n"),
        Arguments.of(
            "Polygon API",
            "v,vw,o,c,h,l,t,n\n10,1,1,2,3,0.5,1704153600000,1\n"
                + "20,1,2,3,4,1,1704240000000,1\n"),
        Arguments.of(
            "Alpha Vantage",
            "timestamp,open,high,low,close,volume\n2024-01-03,2,4,1,3,20\n2024-01-02,1,3,0.5,2,10\n"),
        Arguments.of(
            "CryptoDataDownload",
            "https://www.CryptoDataDownload.com\ndate,symbol,open,high,low,close,Volume BTC,Volume USD\n"
                + "2024-01-03 00:00:00,BTC/USD,2,4,1,3,20,9\n"
                + "2024-01-02 00:00:00,BTC/USD,1,3,0.5,2,10,9\n"),
        Arguments.of(
            "Nasdaq",
            "Date,Close/Last,Volume,Open,High,Low\n01/03/2024,$3,20,$2,$4,$1\n"
                + "01/02/2024,$2,10,$1,$3,$0.50\n"),
        Arguments.of(
            "semicolons and decimal commas",
            "Datum;Open;High;Low;Close;Volume\n02.01.2024;1,0;3,0;0,5;2,0;10\n"
                + "03.01.2024;2,0;4,0;1,0;3,0;20\n"),
        Arguments.of(
            "quoted decimal commas",
            "\"Date\",\"Open\",\"High\",\"Low\",\"Close\",\"Vol.\"\n"
                + "\"02.01.2024\",\"1,0\",\"3,00\",\"0,5\",\"2,0\",\"10\"\n"
                + "\"03.01.2024\",\"2,0\",\"4,00\",\"1,0\",\"3,0\",\"20\"\n"),
        Arguments.of(
            "Google",
            "Date,Open,High,Low,Close,Volume\n3-Jan-24,2,4,1,3,20\n2-Jan-24,1,3,0.5,2,10\n"),
        Arguments.of(
            "spaces", "2024-01-02 00:00:00 1 3 0.5 2 10\n2024-01-03 00:00:00 2 4 1 3 20\n"),
        Arguments.of(
            "text above, any order, old line ends",
            "Export of my broker\r\rlow|high|date|open|close|volume\r0.5|3|2024-01-02|1|2|10\r"
                + "1|4|2024-01-03|2|3|20\r"),
        Arguments.of(
            "R",
            "\"date\",\"open\",\"high\",\"low\",\"close\",\"volume\"\n"
                + "\"1\",2024-01-02,1,3,0.5,2,10\n\"2\",2024-01-03,2,4,1,3,20\n"),
        Arguments.of(
            "an index without a name",
            ",open,high,low,close,volume\n2024-01-02,1,3,0.5,2,10\n2024-01-03,2,4,1,3,20\n"),
        Arguments.of(
            "months before days",
            "Date,Open,High,Low,Close,Volume\n01/02/2024 12:00 AM,1,3,0.5,2,10\n"
                + "01/03/2024 12:00 AM,2,4,1,3,20\n01/13/2024 12:00 AM,2,4,1,3,20\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shapes")
  void a_shape_is_understood(String name, String text) {
    ReadingOptions options =
        name.equals("Nasdaq") ? Texts.columns(Map.of("date", "Date:mdy")) : ReadingOptions.NONE;
    isRight(Texts.read(folder, text, Timeframe.D1, options).bars());
  }

  private static void isRight(BarSeries bars) {
    assertThat(bars.start(0)).hasToString("2024-01-02T00:00:00Z");
    assertThat(bars.start(1)).hasToString("2024-01-03T00:00:00Z");
    assertThat(bars.bar(0).open()).isEqualTo(1);
    assertThat(bars.bar(0).high()).isEqualTo(3);
    assertThat(bars.bar(0).low()).isEqualTo(0.5);
    assertThat(bars.bar(0).close()).isEqualTo(2);
    assertThat(bars.volume(1)).isEqualTo(20);
  }

  @Test
  void packed_files_and_other_encodings_are_read() throws IOException {
    isRight(read(gzip(PLAIN)));
    isRight(read(zip(PLAIN, "a.csv")));
    isRight(read(("\ufeff" + PLAIN).getBytes(StandardCharsets.UTF_16LE)));
    isRight(read(PLAIN.getBytes(StandardCharsets.UTF_16LE)));
    isRight(read(("\ufeff" + PLAIN).getBytes(StandardCharsets.UTF_16BE)));
  }

  @Test
  void an_archive_of_two_files_or_half_a_file_is_refused() throws IOException {
    assertThatThrownBy(() -> read(zip(PLAIN, "a.csv", "b.csv")))
        .hasMessageContaining("the zip archive holds \"a.csv\" and \"b.csv\"");
    assertThatThrownBy(() -> read(zip(PLAIN, "[Content_Types].xml")))
        .hasMessageContaining("workbook");
    byte[] whole = gzip(PLAIN.repeat(2));
    assertThatThrownBy(() -> read(java.util.Arrays.copyOf(whole, whole.length - 20)))
        .hasMessageContaining("the gzip file is damaged or cut short");
  }

  static Stream<Arguments> open() {
    return Stream.of(
        Arguments.of(
            "date,open,high,low,close\n01/02/2024,1,3,1,2\n01/03/2024,1,3,1,2\n",
            "line 2: \"01/02/2024\" can be read in several ways, and no date of the file tells"
                + " which; say which: --columns date=date:dmy (day before month) or --columns"
                + " date=date:mdy (month before day)"),
        Arguments.of(
            "date,open,high,low,close\n01/02/03,1,3,1,2\n01/02/04,1,3,1,2\n",
            "--columns date=date:ymd (year, month, day)"),
        Arguments.of(
            "unix,date,open,high,low,close\n1704153600,2024-01-02,1,3,1,2\n",
            "line 1: the columns \"unix\", \"date\" can all be the date; say which: --columns"
                + " date=1"),
        Arguments.of(
            "date,open,high,low\n2024-01-02,1,3,1\n",
            "line 1: no column is the close; the columns are \"date\", \"open\", \"high\", \"low\":"
                + " say which: --columns close=NAME"),
        Arguments.of(
            "date;open;high;low;close\n2024-01-02;1,234;3,456;1,111;2,222\n",
            "say which: --columns decimal=point or --columns decimal=comma"),
        Arguments.of(
            "1704153600,1,3,0.5,2,1.5,10,7\n1704157200,2,4,1,3,2.5,20,7\n"
                + "1704160800,2,4,1,3,2.5,20,7\n",
            "the one behind the close looks like a price"),
        Arguments.of(
            "2024-01-02,3,1,2,0.5\n2024-01-03,4,1,2,1\n",
            "not open, high, low, close in this order; say which: --columns date=1"),
        Arguments.of("{\"bars\": []}\n", "line 1: the file looks like JSON"),
        Arguments.of("<!DOCTYPE html>\n<html>\n", "line 1: the file is a web page"),
        Arguments.of("a\0b\n", "line 1: found a zero byte"),
        Arguments.of("a".repeat(70_000), "line 1: it is longer than 65536 characters"));
  }

  @ParameterizedTest
  @MethodSource("open")
  void what_is_left_open_is_refused_with_what_settles_it(String text, String sentence) {
    assertThatThrownBy(() -> Texts.read(folder, text, Timeframe.D1, ReadingOptions.NONE))
        .isInstanceOf(UnusableFile.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void what_people_say_settles_it() {
    String dates = "date,open,high,low,close\n01/02/2024,1,3,1,2\n01/03/2024,1,3,1,2\n";
    assertThat(said(dates, Map.of("date", "date:mdy")).start(1))
        .hasToString("2024-01-03T00:00:00Z");
    assertThatThrownBy(() -> said(dates, Map.of("date", "nope"))).hasMessageContaining("no column");
    assertThatThrownBy(() -> said(dates, Map.of("price", "open")))
        .hasMessageContaining("columns has \"price\", which is none of date, time, open");
    String commas =
        "date;open;high;low;close\n2024-01-02;1,234;3,456;1,111;2,222\n"
            + "2024-01-03;1,234;3,456;1,111;2,222\n";
    assertThat(said(commas, Map.of("decimal", "comma")).open(0)).isEqualTo(1.234);
    assertThat(said(commas, Map.of("decimal", "point")).open(0)).isEqualTo(1_234);
    String last = "Day;First;Top;Bottom;Final\n2024-01-02;1;3;0.5;2\n2024-01-03;2;4;1;3\n";
    Map<String, String> names =
        Map.of("open", "First", "high", "Top", "low", "Bottom", "close", "5", "date", "Day");
    assertThat(said(last, names).close(1)).isEqualTo(3);
  }

  private BarSeries said(String text, Map<String, String> columns) {
    return Texts.read(folder, text, Timeframe.D1, Texts.columns(columns)).bars();
  }

  @ParameterizedTest
  @EnumSource
  void a_preset_has_a_width_and_says_so(Preset preset) {
    String row = "2024-01-02,1,3\n";
    assertThat(Preset.of(preset.code())).contains(preset);
    assertThatThrownBy(() -> Texts.read(folder, row.repeat(3), Timeframe.D1, Texts.preset(preset)))
        .isInstanceOf(UnusableFile.class);
  }

  @Test
  void presets_settle_columns_and_scales() {
    String kraken =
        "1704153600,1,3,0.5,2,1.5,10,7\n1704240000,2,4,1,3,2.5,20,7\n1704326400,2,4,1,3,2.5,20,7\n";
    isRight(Texts.read(folder, kraken, Timeframe.D1, Texts.preset(Preset.KRAKEN)).bars());
    String lean =
        "20240102 00:00,10000,30000,5000,20000,10\n20240103 00:00,20000,40000,10000,30000,20\n";
    Reading read = Texts.read(folder, lean, Timeframe.D1, Texts.preset(Preset.LEAN));
    isRight(read.bars());
    assertThat(read.warnings()).first().asString().contains("divided by 10,000");
    String dukascopy =
        "Gmt time,Open,High,Low,Close,Volume\n02/01/2024,1,3,0.5,2,10\n03/01/2024,2,4,1,3,20\n";
    isRight(Texts.read(folder, dukascopy, Timeframe.D1, Texts.preset(Preset.DUKASCOPY)).bars());
  }

  @Test
  void local_hours_are_right_where_clocks_change() {
    String autumn =
        "date,open,high,low,close\n2024-11-03 00:00,1,3,1,2\n2024-11-03 01:00,1,3,1,2\n"
            + "2024-11-03 01:00,1,3,1,2\n2024-11-03 02:00,1,3,1,2\n";
    BarSeries bars =
        Texts.read(folder, autumn, Timeframe.H1, Texts.zone("America/New_York")).bars();
    assertThat(bars.start(1)).hasToString("2024-11-03T05:00:00Z");
    assertThat(bars.start(2)).hasToString("2024-11-03T06:00:00Z");
    assertThat(bars.start(3)).hasToString("2024-11-03T07:00:00Z");
    String spring =
        "date,open,high,low,close\n2024-03-10 01:00,1,3,1,2\n2024-03-10 02:00,1,3,1,2\n";
    assertThatThrownBy(
            () -> Texts.read(folder, spring, Timeframe.H1, Texts.zone("America/New_York")))
        .hasMessageContaining("line 3: 2024-03-10T02:00 does not exist in America/New_York");
  }

  @Test
  void a_jump_like_a_split_is_told() {
    StringBuilder text = new StringBuilder("date,open,high,low,close\n");
    for (int day = 1; day <= 28; day++) {
      int price = day < 15 ? 400 + day % 3 : 100 + day % 2;
      text.append("2024-02-%02d,%d,%d,%d,%d%n".formatted(day, price, price, price, price));
    }
    assertThat(Texts.read(folder, text.toString(), Timeframe.D1, ReadingOptions.NONE).warnings())
        .singleElement()
        .asString()
        .contains("2024-02-15T00:00:00Z opens at 101.0 after a close of 402.0", "4 for 1");
  }

  private BarSeries read(byte[] bytes) {
    return Texts.read(Texts.file(folder, bytes), Timeframe.D1, ReadingOptions.NONE).bars();
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(String text, String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (String name : names) {
        out.putNextEntry(new ZipEntry(name));
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
