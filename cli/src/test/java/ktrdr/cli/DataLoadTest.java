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
  void a_file_that_a_foreign_server_can_not_see_is_not_asked_for(@TempDir Path directory)
      throws IOException {
    server.on("GET /api/v1/symbols", "{\"success\":true,\"data\":[]}");
    Path file = Files.writeString(directory.resolve("dax.csv"), "start,open,high,low,close\n");
    var ran = load(file.toString());
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err())
        .contains("can't see " + file)
        .contains("folder import of that server's KTRDR_HOME")
        .contains("give its name without a directory: --on-server dax.csv");
    assertThat(server.requests()).noneMatch(request -> request.line().startsWith("POST"));
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

  @Test
  void a_file_of_this_directory_is_never_taken_for_one_of_the_same_name_on_the_server()
      throws IOException {
    server.on("GET /api/v1/symbols", "{\"success\":true,\"data\":[]}").on(LOAD, started("pending"));
    // Maven runs the tests beside it
    var ran = load("pom.xml");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("can't see pom.xml").contains("--on-server pom.xml");
    assertThat(server.requests()).noneMatch(request -> request.line().startsWith("POST"));
  }

  @Test
  void a_directory_is_no_file_to_load(@TempDir Path directory) {
    var ran = load(directory.toString());
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("it must be a file");
  }

  @Test
  void a_load_without_a_symbol_is_a_usage_error() {
    var ran = Cli.against(server, "data", "load", "x.csv", "--timeframe", "1d");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("--symbol");
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
