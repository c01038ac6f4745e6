package ktrdr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import ktrdr.cli.fixture.Cli;
import ktrdr.cli.fixture.Request;
import ktrdr.cli.fixture.StubServer;
import ktrdr.cli.fixture.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bars that are shown. */
class DataTest {
  private static final String SPX = "GET /api/v1/data/SPX/1d";
  private static final String FIRST = bar("2024-01-02", "99.5", 101, "99", 100, 0);
  private static final String SECOND = bar("2024-01-03", "100", 111, "100", 110, 5);
  private static final String THIRD = bar("2024-01-04", "110", 120, "109.5", 120, 7);

  private final StubServer server = new StubServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_period_that_ends_before_it_begins_is_a_usage_error() {
    var ran =
        Cli.against(server, "data", "show", "SPX", "--from", "2024-01-02", "--to", "2024-01-01");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("--from 2024-01-02 is after --to 2024-01-01");
  }

  @Test
  void bars_are_drawn_above_their_table() {
    server
        .on(
            "GET /api/v1/symbols",
            Wire.data("[{\"symbol\":\"SPX\",\"description\":\"\",\"timeframes\":[\"1d\",\"1w\"]}]"))
        .on(SPX, Wire.page(FIRST).replace("\"total_count\":1", "\"total_count\":3"))
        .on(SPX, Wire.page(FIRST, SECOND, THIRD));
    var ran = Cli.against(server, "data", "show", "spx");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .isEqualTo(
            """
             +20.0 %┤  █
                    ┤
             +15.0 %┤
                    ┤
             +10.0 %┤ █
                    ┤
              +5.0 %┤
                    ┤
              +0.0 %┤█
                     █ close   2024-01-02 00:00:00Z to 2024-01-04 00:00:00Z

            TIME                  OPEN  HIGH  LOW    CLOSE  VOLUME
            2024-01-02 00:00:00Z  99.5  101   99     100    0
            2024-01-03 00:00:00Z  100   111   100    110    5
            2024-01-04 00:00:00Z  110   120   109.5  120    7
            """);
    assertThat(ran.err()).isEqualTo("3 of 3 bars\n");
    assertThat(server.requests())
        .extracting(Request::line)
        .containsExactly(
            "GET /api/v1/symbols", SPX + "?offset=0&limit=1", SPX + "?offset=0&limit=3");
  }

  @Test
  void csv_is_what_the_server_writes_from_the_newest_two_on() {
    String csv = "time,open,high,low,close,volume\n2024-01-03T00:00:00Z,100,111,100,110,5\n";
    server
        .on(SPX, Wire.page(FIRST).replace("\"total_count\":1", "\"total_count\":3"))
        .csv(SPX, csv);
    var ran = Cli.against(server, "data", "show", "SPX", "1d", "-l", "2", "-o", "csv");
    assertThat(ran.out()).isEqualTo(csv);
    assertThat(ran.err()).isEmpty();
    assertThat(server.requests().get(1).line()).isEqualTo(SPX + "?offset=1");
    assertThat(server.requests().get(1).headers().getFirst("Accept")).isEqualTo("text/csv");
  }

  @Test
  void bars_are_written_to_a_file_whole(@TempDir Path directory) throws IOException {
    server.on(SPX, Wire.page(FIRST)).csv(SPX, "time,open\n");
    Path file = directory.resolve("spx.csv");
    var ran = Cli.against(server, "data", "show", "SPX", "1d", "--file", file.toString());
    assertThat(ran.exit()).isZero();
    assertThat(file).hasContent("time,open\n");
    assertThat(ran.err()).isEqualTo("1 of 1 bars in " + file + "\n");
    assertThat(directory.toFile().list()).containsExactly("spx.csv");
  }

  @Test
  void a_file_of_no_known_kind_is_a_usage_error() {
    var ran = Cli.against(server, "data", "show", "SPX", "1d", "--file", "spx.xlsx");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains(".csv or .parquet");
  }

  @Test
  void a_period_is_asked_for_by_its_days() {
    server.on(SPX, Wire.page(SECOND));
    var ran =
        Cli.against(
            server,
            "data",
            "show",
            "SPX",
            "1d",
            "--from",
            "2024-01-03",
            "--to",
            "2024-01-03",
            "-o",
            "jsonl");
    assertThat(ran.out())
        .isEqualTo(
            "{\"time\":\"2024-01-03T00:00:00Z\",\"open\":100,\"high\":111,\"low\":100,\"close\":110,\"volume\":5}\n");
    String days = "?start_date=2024-01-03&end_date=2024-01-03";
    assertThat(server.requests())
        .extracting(request -> request.line().substring(SPX.length()))
        .containsExactly(days + "&offset=0&limit=1", days + "&offset=0&limit=1");
  }

  @Test
  void a_period_without_bars_is_said_and_shows_nothing() {
    server.on(SPX, "{\"success\":true,\"data\":[],\"total_count\":0}");
    var ran = Cli.against(server, "data", "show", "SPX", "1d", "--from", "2024-01-03");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).isEqualTo("0 of 0 bars\n");
  }

  @Test
  void a_list_has_a_row_for_each_series_and_one_name_for_each_symbol() {
    server.on(
        "GET /api/v1/symbols",
        Wire.data(
            """
            [{"symbol":"DAX","description":"","timeframes":["1d","1w"],"series":[
              {"timeframe":"1d","bars":1234,"first":"2020-01-02T00:00:00Z",
               "last":"2024-01-03T00:00:00Z","calendar":"exchange","source":"imported",
               "data_sha256":"0123456789abcdef","gaps":2},
              {"timeframe":"1w","bars":null,"first":null,"last":null,"calendar":"exchange",
               "source":"resampled","data_sha256":null,"gaps":null}]}]\
            """));
    assertThat(new Cli(false, 80).run("--server", server.uri(), "data", "list", "-o", "wide").out())
        .isEqualTo(
            """
            SYMBOL  TIMEFRAME  BARS   FIRST                 LAST                  CALENDAR  SOURCE     GAPS  HASH
            DAX     1d         1,234  2020-01-02 00:00:00Z  2024-01-03 00:00:00Z  exchange  imported   2     01234567
            DAX     1w         –      –                     –                     exchange  resampled  –     –
            """);
    assertThat(Cli.against(server, "data", "list", "-o", "name").out()).isEqualTo("DAX\n");
    assertThat(Cli.against(server, "data", "list", "-o", "csv").out())
        .startsWith("symbol,timeframe,bars,first,last,calendar,source,gaps,data_sha256\n")
        .contains("DAX,1w,,,,exchange,resampled,,\n");
  }

  @Test
  void removed_bars_are_named() {
    server.on(
        "DELETE /api/v1/data/DAX",
        Wire.data("{\"symbol\":\"DAX\",\"timeframes\":[\"1d\",\"1h\"]}"));
    assertThat(Cli.against(server, "data", "remove", "dax").out())
        .isEqualTo("DAX 1d, 1h removed\n");
    Cli.against(server, "data", "remove", "DAX", "1h");
    assertThat(server.requests().get(1).line()).isEqualTo("DELETE /api/v1/data/DAX?timeframe=1h");
  }

  @Test
  void gaps_are_listed() {
    server.on(
        SPX + "/gaps",
        Wire.data("[{\"from\":\"2024-01-02T00:00:00Z\",\"to\":\"2024-01-09T00:00:00Z\"}]"));
    assertThat(Cli.against(server, "data", "show", "SPX", "1d", "--gaps", "-o", "csv").out())
        .isEqualTo("from,to\n2024-01-02T00:00:00Z,2024-01-09T00:00:00Z\n");
  }

  @Test
  void bars_that_there_are_not_exit_4_and_say_where_the_list_is() {
    server
        .on("GET /api/v1/symbols", "{\"success\":true,\"data\":[]}")
        .refuse(
            "GET /api/v1/data/XYZ/1d",
            404,
            Wire.problem(404, "no_bars", "There are no bars of XYZ 1d"));
    var ran = Cli.against(server, "data", "show", "XYZ");
    assertThat(ran.exit()).isEqualTo(4);
    assertThat(ran.err())
        .isEqualTo("error: There are no bars of XYZ 1d\nsee what there is with: ktrdr data list\n");
  }

  @Test
  void a_limit_of_nothing_is_a_usage_error() {
    assertThat(Cli.against(server, "data", "show", "SPX", "1d", "-l", "0").exit()).isEqualTo(2);
    assertThat(server.requests()).isEmpty();
  }

  private static String bar(String day, String open, int high, String low, int close, int volume) {
    return """
    {"time":"%sT00:00:00Z","open":%s,"high":%d,"low":%s,"close":%d,"volume":%d}\
    """
        .formatted(day, open, high, low, close, volume);
  }
}
