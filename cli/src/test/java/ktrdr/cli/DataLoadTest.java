package ktrdr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import ktrdr.cli.fixture.Cli;
import ktrdr.cli.fixture.Request;
import ktrdr.cli.fixture.StubServer;
import ktrdr.cli.fixture.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bars that are brought in. */
class DataLoadTest {
  private static final String ID = "op_data_load_20261122_101500_dddddddddd";
  private static final String LOAD = "POST /api/v1/data/load";

  private final StubServer server = new StubServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_load_names_a_file_of_the_servers_folder_and_prints_its_operation() {
    server.on(LOAD, started("pending"));
    var ran =
        Cli.against(
            server,
            "data",
            "load",
            "no-such-eurusd.csv",
            "--on-server",
            "--detach",
            "--symbol",
            "EURUSD",
            "--timeframe",
            "1h",
            "--trading",
            "always",
            "--idempotency-key",
            "k");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).isEqualTo(ID + "\n");
    assertThat(ran.err()).isEqualTo("follow it with: ktrdr follow " + ID + "\n");
    Request sent = server.request("POST");
    assertThat(sent.body())
        .isEqualTo(
            "{\"symbol\":\"EURUSD\",\"timeframe\":\"1h\",\"file\":\"no-such-eurusd.csv\",\"trading\":\"always\"}");
    assertThat(sent.headers().getFirst("Idempotency-Key")).isEqualTo("k");
  }

  @Test
  void a_followed_load_shows_its_lines_and_prints_bars_period_and_checksum() {
    server
        .on(LOAD, started("running"))
        .on(
            "GET /api/v1/operations/" + ID + "/tree",
            Wire.data(operation("running")),
            Wire.data(operation("completed")))
        .on(
            "GET /api/v1/operations/" + ID + "/results",
            """
            {"success":true,"results":{"bars":3,"data_sha256":"c0ffee",
             "period":{"from":"2024-01-02T00:00:00Z","to":"2024-01-04T00:00:00Z"}}}\
            """);
    var ran = load("x.csv", "--on-server");
    assertThat(ran.exit()).isZero();
    assertThat(ran.err()).contains("● " + ID + "  running").contains("line 1000");
    assertThat(ran.out())
        .isEqualTo(
            """
            bars         3
            data_sha256  c0ffee
            period
              from  2024-01-02 00:00:00Z
              to    2024-01-04 00:00:00Z
            """);
  }

  @Test
  void a_followed_load_of_a_bad_file_exits_1_with_its_first_wrong_line() {
    String why = "The bars of DAX can't be used: line 17: a price is not above 0";
    server
        .on(LOAD, started("running"))
        .on(
            "GET /api/v1/operations/" + ID + "/tree",
            Wire.data(
                operation("failed")
                    .replace("\"error_message\":null", "\"error_message\":\"" + why + "\"")));
    var ran = load("x.csv", "--on-server");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).endsWith("error: " + why + "\n");
  }

  @Test
  void a_file_is_sent_as_it_is_with_what_the_user_said(@TempDir Path directory) throws IOException {
    server.on("PUT /api/v1/data/EURUSD/1h", started("pending"));
    Path file = Files.writeString(directory.resolve("EURUSD_1h.csv"), "Zeit;O;H;L;C\n");
    var ran =
        Cli.against(
            server,
            "data",
            "load",
            file.toString(),
            "--detach",
            "--zone",
            "Europe/Berlin",
            "--columns",
            "date=Zeit,open=O",
            "--skip-bad");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).isEqualTo(ID + "\n");
    Request sent = server.request("PUT");
    assertThat(sent.line())
        .isEqualTo(
            "PUT /api/v1/data/EURUSD/1h?file=EURUSD_1h.csv&zone=Europe%2FBerlin"
                + "&columns=date%3DZeit%2Copen%3DO&skip_bad=true");
    assertThat(sent.body()).isEqualTo("Zeit;O;H;L;C\n");
    assertThat(sent.headers().getFirst("Content-Type")).isEqualTo("application/octet-stream");
  }

  @Test
  void the_options_win_over_the_name_of_the_file(@TempDir Path directory) throws IOException {
    server.on("PUT /api/v1/data/DAX/1d", started("pending"));
    Path file = Files.writeString(directory.resolve("EURUSD_1h.csv"), "x");
    Cli.against(
        server,
        "data",
        "load",
        file.toString(),
        "--detach",
        "--symbol",
        "DAX",
        "--timeframe",
        "1d");
    assertThat(server.request("PUT").line()).startsWith("PUT /api/v1/data/DAX/1d?");
  }

  @Test
  void a_name_that_tells_no_market_is_a_usage_error_that_says_what_to_add(@TempDir Path directory)
      throws IOException {
    Path file = Files.writeString(directory.resolve("bars.csv"), "x");
    var ran = Cli.against(server, "data", "load", file.toString(), "--symbol", "DAX");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("say --timeframe").contains("EURUSD_1h.csv");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void a_dry_run_shows_what_was_understood_and_the_first_and_last_bars(@TempDir Path directory)
      throws IOException {
    server.on(
        "PUT /api/v1/data/DAX/1d",
        """
        {"success":true,"dry_run":true,"data":{"bars":2,"data_sha256":"c0ffee",
         "period":{"from":"2024-01-02T00:00:00Z","to":"2024-01-03T00:00:00Z"},
         "understood":{"sentence":"comma, header, times in UTC, 5 of 5 columns used"},
         "skipped":[{"line":4,"reason":"the high 1 is below the low 2"}],"skipped_count":3,
         "warnings":["line 9 looks like a split"],
         "first":[{"time":"2024-01-02T00:00:00Z","open":1,"high":2,"low":1,"close":2,"volume":0}],
         "last":[{"time":"2024-01-03T00:00:00Z","open":2,"high":3,"low":2,"close":3,"volume":0}]}}\
        """);
    Path file = Files.writeString(directory.resolve("DAX_1d.csv"), "x");
    var ran = Cli.against(server, "data", "load", file.toString(), "--dry-run");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .isEqualTo(
            """
            bars         2
            data_sha256  c0ffee
            period
              from  2024-01-02 00:00:00Z
              to    2024-01-03 00:00:00Z
            understood   comma, header, times in UTC, 5 of 5 columns used
            skipped
              line 4: the high 1 is below the low 2
              and 2 more
            warnings
              line 9 looks like a split

            TIME                  OPEN  HIGH  LOW  CLOSE  VOLUME
            2024-01-02 00:00:00Z  1     2     1    2      0
            2024-01-03 00:00:00Z  2     3     2    3      0
            """);
    assertThat(server.request("PUT").line()).endsWith("dry_run=true");
  }

  @Test
  void a_file_that_the_server_refuses_exits_2_with_its_reason(@TempDir Path directory)
      throws IOException {
    server.refuse(
        "PUT /api/v1/data/SPX/1d",
        422,
        Wire.problem(422, "invalid_body", "/symbol: SPX comes with ktrdr"));
    Path file = Files.writeString(directory.resolve("SPX_1d.csv"), "x".repeat(5 << 20));
    var ran = Cli.against(server, "data", "load", file.toString());
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("SPX comes with ktrdr");
  }

  @Test
  void the_files_of_a_directory_are_loaded_in_turn_and_shown_in_a_table(@TempDir Path directory)
      throws IOException {
    server
        .on("PUT /api/v1/data/DAX/1d", started("running"))
        .on("GET /api/v1/operations/" + ID + "/tree", Wire.data(operation("completed")))
        .on(
            "GET /api/v1/operations/" + ID + "/results",
            "{\"success\":true,\"results\":{\"bars\":3,\"understood\":{\"sentence\":\"tab\"}}}")
        .refuse(
            "PUT /api/v1/data/SPX/1d", 422, Wire.problem(422, "invalid_body", "SPX comes along"));
    Files.writeString(directory.resolve("DAX_1d.csv"), "x");
    Files.writeString(directory.resolve("SPX-1d-2024.csv"), "x");
    Files.writeString(directory.resolve("notes.txt"), "x");
    var ran = Cli.against(server, "data", "load", directory.toString(), "-o", "csv");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out())
        .isEqualTo(
            """
            file,symbol,timeframe,bars,status,detail
            DAX_1d.csv,DAX,1d,3,completed,tab
            SPX-1d-2024.csv,SPX,1d,,refused,SPX comes along
            notes.txt,,,,left out,its name does not tell --symbol and --timeframe
            """);
  }

  @Test
  void a_directory_under_one_symbol_and_timeframe_would_replace_its_own_files(
      @TempDir Path directory) {
    var ran = load(directory.toString());
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("would replace");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void a_path_without_a_file_is_a_usage_error() {
    var ran = load("/no/such/dax.csv");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("can't read /no/such/dax.csv");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void a_name_without_a_file_is_a_usage_error_and_no_older_copy_is_read() {
    server.on(LOAD, started("pending"));
    var ran = load("no-such-dax.csv");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("can't read no-such-dax.csv: there is no such file here");
    assertThat(server.requests()).isEmpty();
  }

  private Cli.Ran load(String file, String... more) {
    Stream<String> start = Stream.of("data", "load", file, "--symbol", "DAX", "--timeframe", "1d");
    return Cli.against(server, Stream.concat(start, Stream.of(more)).toArray(String[]::new));
  }

  private static String started(String status) {
    return """
    {"success":true,"operation_id":"%s","task_id":"%s","status":"%s","message":"started","data":%s}\
    """
        .formatted(ID, ID, status, operation(status));
  }

  /** An operation without a session. */
  private static String operation(String status) {
    return Wire.child(ID, "data_load", status, 30, "line 1000")
        .replace("\"session_id\":12", "\"session_id\":null")
        .replace("\"parent_operation_id\":\"" + Wire.ROOT + "\"", "\"parent_operation_id\":null");
  }
}
