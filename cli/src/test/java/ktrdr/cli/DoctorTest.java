package ktrdr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import ktrdr.cli.fixture.Cli;
import ktrdr.cli.fixture.StubServer;
import ktrdr.cli.fixture.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
  private static final String READY = "GET /health/ready";
  private static final String DOCTOR = "GET /api/v1/doctor";
  private static final String UP = "{\"status\":\"UP\",\"checks\":[]}";
  private static final String WELL =
      "{\"checks\":[{\"name\":\"database\",\"status\":\"ok\",\"detail\":\"Derby answers in 2 ms\",\"remedy\":null}]}";

  @TempDir Path home;
  private final StubServer server = new StubServer();
  private ServerSocket taken;

  @BeforeEach
  void takeAPort() throws IOException {
    taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    taken.close();
    server.close();
  }

  @Test
  void a_server_that_is_well_is_told_line_by_line_and_exits_0() {
    server.on(READY, UP).on(DOCTOR, Wire.data(WELL));
    var ran = Cli.against(server, "doctor");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .contains("This machine\n✔ java        ")
        .contains("✔ server      " + server.uri() + " is ready\n")
        .contains("✔ clock       the same here and at the server\n")
        .endsWith("What the server says\n✔ database    Derby answers in 2 ms\n");
    assertThat(ran.err()).isEqualTo("6 checks: 0 failed, 0 with a warning\n");
  }

  @Test
  void what_fails_at_the_server_exits_1_with_its_remedy() {
    server
        .on(READY, UP)
        .on(
            DOCTOR,
            Wire.data(
                "{\"checks\":[{\"name\":\"beat\",\"status\":\"fail\",\"detail\":\"No beat for 9 s.\",\"remedy\":\"Start it again.\"}]}"));
    var ran = Cli.against(server, "doctor");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out())
        .endsWith("✘ beat        No beat for 9 s.\n              → Start it again.\n");
  }

  @Test
  void json_says_of_each_check_who_made_it() {
    server.on(READY, UP).on(DOCTOR, Wire.data(WELL));
    assertThat(Cli.against(server, "doctor", "-o", "jsonl").out())
        .contains("{\"where\":\"here\",\"name\":\"java\",\"status\":\"ok\"")
        .contains(
            "{\"where\":\"server\",\"name\":\"database\",\"status\":\"ok\",\"detail\":\"Derby answers in 2 ms\",\"remedy\":null}");
  }

  @Test
  void an_older_server_that_has_no_doctor_is_only_looked_at_from_here() {
    server.on(READY, UP);
    var ran = Cli.against(server, "doctor");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).doesNotContain("What the server says");
  }

  @Test
  void a_server_that_is_not_ready_fails_with_the_names_of_what_is_down() {
    server.refuse(
        READY,
        503,
        "{\"status\":\"DOWN\",\"checks\":[{\"name\":\"ownership-decided\",\"status\":\"DOWN\"},{\"name\":\"x\",\"status\":\"UP\"}]}");
    var ran = Cli.against(server, "doctor");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out()).contains("is not ready: ownership-decided\n");
  }

  @Test
  void a_server_that_accepts_and_never_answers_does_not_hang_it() {
    String uri = "http://127.0.0.1:" + taken.getLocalPort();
    var ran = new Cli().run("doctor", "--server", uri);
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out()).contains("✘ server      nothing answers at " + uri);
  }

  @Test
  void a_page_that_is_no_ktrdr_server_is_told() {
    server.on(READY, "<html>hello</html>");
    assertThat(Cli.against(server, "doctor").out()).contains("is no ktrdr server");
  }

  @Test
  void without_a_server_it_says_how_to_start_one_and_exits_0() throws IOException {
    var ran =
        local().with("KTRDR_HTTP_PORT", free()).with("KTRDR_HTTPS_PORT", free()).run("doctor");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .contains("! server      none runs for " + home)
        .contains("→ start it with: ktrdr server start");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_port_that_another_program_has_fails_with_that_program_and_the_next_port()
      throws IOException {
    int port = taken.getLocalPort();
    var ran =
        local()
            .with("KTRDR_HTTP_PORT", Integer.toString(port))
            .with("KTRDR_HTTPS_PORT", free())
            .run("doctor");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out())
        .contains(
            "✘ port        "
                + port
                + " is taken by process "
                + ProcessHandle.current().pid()
                + " (java)")
        .contains("KTRDR_HTTP_PORT=" + (port + 1));
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void the_server_of_this_home_has_its_ports_and_is_asked_itself() throws IOException {
    running(server.port(), taken.getLocalPort());
    server.on(READY, UP).on(DOCTOR, Wire.data(WELL));
    var ran = local().run("doctor");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .contains("✔ port        " + server.port() + " is our server's")
        .contains("process " + ProcessHandle.current().pid() + " at " + server.uri() + " is ready")
        .contains("✔ database");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void a_server_that_runs_and_is_silent_fails() throws IOException {
    running(Integer.parseInt(free()), taken.getLocalPort());
    var ran = local().run("doctor");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out()).contains("runs but does not answer at http://127.0.0.1:");
  }

  @Test
  void settings_that_keep_other_commands_from_running_are_told_and_not_stumbled_over()
      throws IOException {
    var ran =
        local()
            .with("KTRDR_SERVER", "localhost")
            .with("KTRDR_HTTP_PORT", "http")
            .with("KTRDR_HTTPS_PORT", free())
            .run("doctor");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out())
        .contains("✘ settings    KTRDR_SERVER can't be \"localhost\"")
        .contains("✘ settings    KTRDR_HTTP_PORT can't be \"http\"");
  }

  private Cli local() {
    return new Cli().with("KTRDR_HOME", home.toString());
  }

  /** This very process plays the server of the home. */
  private void running(int http, int https) throws IOException {
    ProcessHandle own = ProcessHandle.current();
    Files.writeString(
        home.resolve("server.json"),
        "{\"pid\":%d,\"http_port\":%d,\"https_port\":%d,\"started\":\"%s\"}"
            .formatted(own.pid(), http, https, own.info().startInstant().orElseThrow()));
  }

  private static String free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return Integer.toString(socket.getLocalPort());
    }
  }
}
