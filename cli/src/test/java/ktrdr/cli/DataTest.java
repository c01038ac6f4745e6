package ktrdr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ktrdr.cli.fixture.Cli;
import ktrdr.cli.fixture.Request;
import ktrdr.cli.fixture.StubServer;
import ktrdr.cli.fixture.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
  void the_newest_two_are_asked_for_and_csv_has_nothing_but_them() {
    server
        .on(SPX, Wire.page(FIRST).replace("\"total_count\":1", "\"total_count\":3"))
        .on(SPX, Wire.page(SECOND, THIRD));
    var ran = Cli.against(server, "data", "show", "SPX", "1d", "-l", "2", "-o", "csv");
    assertThat(ran.out())
        .isEqualTo(
            """
            time,open,high,low,close,volume
            2024-01-03T00:00:00Z,100,111,100,110,5
            2024-01-04T00:00:00Z,110,120,109.5,120,7
            """);
    assertThat(ran.err()).isEmpty();
    assertThat(server.requests().get(1).line()).isEqualTo(SPX + "?offset=1&limit=2");
  }

  @Test
  void a_period_of_one_day_is_found_by_halving_and_includes_its_last_day() {
    server
        .on(SPX, Wire.page(FIRST).replace("\"total_count\":1", "\"total_count\":3"))
        // the first from the 3rd on: bar 1 is, bar 0 is not
        .on(SPX, Wire.page(SECOND), Wire.page(FIRST))
        // the first from the 4th on: bar 1 is not, bar 2 is
        .on(SPX, Wire.page(SECOND), Wire.page(THIRD))
        .on(SPX, Wire.page(SECOND));
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
    assertThat(server.requests())
        .extracting(request -> request.line().substring(SPX.length()))
        .containsExactly(
            "?offset=0&limit=1",
            "?offset=1&limit=1",
            "?offset=0&limit=1",
            "?offset=1&limit=1",
            "?offset=2&limit=1",
            "?offset=1&limit=1");
  }

  @Test
  void a_period_without_bars_is_said_and_shows_nothing() {
    server.on(SPX, Wire.page(FIRST));
    var ran = Cli.against(server, "data", "show", "SPX", "1d", "--from", "2024-01-03");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).isEqualTo("0 of 1 bars\n");
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
