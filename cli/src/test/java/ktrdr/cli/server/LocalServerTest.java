package ktrdr.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import ktrdr.cli.fixture.Cli;
import ktrdr.cli.fixture.FakeLiberty;
import ktrdr.cli.fixture.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC}) // the stand-in for Liberty's script is a shell script
class LocalServerTest {
  @TempDir Path directory;
  private Path install;
  private int http;
  private int https;

  @BeforeEach
  void choosePorts() throws IOException {
    install = FakeLiberty.install(directory.resolve("install"));
    http = FreePort.next();
    https = FreePort.next();
  }

  @AfterEach
  void stop() {
    cli("home").run("server", "stop");
  }

  @Test
  void a_started_server_is_found_by_every_command_and_stopped_for_good() {
    var started = cli("home").run("server", "start");
    assertThat(started.exit()).isZero();
    assertThat(started.out()).isEqualTo("http://127.0.0.1:" + http + "\n");

    var status = withoutPorts("home").run("server", "status");
    assertThat(status.exit()).isZero();
    assertThat(status.out())
        .contains(
            "running          true",
            "state            ready",
            "version          9.9.9",
            "active_sessions  1");
    assertThat(withoutPorts("home").run("status").out()).contains("SESSION");

    assertThat(withoutPorts("home").run("server", "stop").err()).endsWith("stopped\n");
    var gone = withoutPorts("home").run("server", "status");
    assertThat(gone.exit()).isEqualTo(8);
    assertThat(gone.out()).contains("running  false", "state    stopped");
  }

  @Test
  void status_says_how_to_get_into_the_admin_center_and_which_database_it_is() throws IOException {
    cli("home").run("server", "start");
    var status = cli("home").run("server", "status", "-o", "json");
    try (var reader = Json.createReader(new StringReader(status.out()))) {
      JsonObject said = reader.readObject();
      assertThat(said.getString("database")).isEqualTo("derby");
      JsonObject center = said.getJsonObject("admin_center");
      assertThat(center.getString("url")).isEqualTo("https://127.0.0.1:" + https + "/adminCenter");
      assertThat(center.getString("user")).isEqualTo("admin");
      assertThat(center).doesNotContainKey("password");
    }
  }

  @Test
  void a_database_that_lacks_something_is_refused_before_anything_starts() {
    var ran = cli("home").with("KTRDR_DATABASE", "postgresql").run("server", "start");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err())
        .contains("KTRDR_DATABASE is postgresql, which needs also KTRDR_DATABASE_URL");
    assertThat(directory.resolve("home/logs")).doesNotExist();
  }

  @Test
  void the_password_of_the_database_is_in_no_file_of_the_home_and_in_no_message()
      throws IOException {
    var ran =
        cli("home")
            .with("KTRDR_DATABASE", "postgresql")
            .with("KTRDR_DATABASE_URL", "jdbc:postgresql://127.0.0.1/ktrdr")
            .with("KTRDR_DATABASE_USER", "ktrdr")
            .with("KTRDR_DATABASE_PASSWORD", "hunter2")
            .run("server", "start");
    assertThat(ran.out() + ran.err()).doesNotContain("hunter2");
    // What the server is to see; the stand-in for Liberty wrote it down.
    Files.delete(directory.resolve("home/seen.env"));
    try (var files = Files.walk(directory.resolve("home"))) {
      assertThat(files.filter(Files::isRegularFile))
          .allSatisfy(file -> assertThat(file).content().doesNotContain("hunter2"));
    }
  }

  @Test
  void nobody_else_may_look_into_what_liberty_keeps_which_has_passwords_in_it() throws IOException {
    cli("home").run("server", "start");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("home/server"))))
        .isEqualTo("rwx------");
  }

  @Test
  void the_log_of_a_server_that_died_is_kept_for_the_next_start() throws IOException {
    Path logs = Files.createDirectories(directory.resolve("home/logs"));
    Files.writeString(logs.resolve("messages.log"), "why it died");
    cli("home").run("server", "start");
    try (var files = Files.list(logs)) {
      assertThat(files.filter(file -> file.getFileName().toString().startsWith("messages_")))
          .singleElement()
          .satisfies(kept -> assertThat(kept).hasContent("why it died"));
    }
  }

  @Test
  void starting_twice_says_that_it_runs_and_exits_0() {
    cli("home").run("server", "start");
    var again = cli("home").run("server", "start");
    assertThat(again.exit()).isZero();
    assertThat(again.err()).contains("already running for " + directory.resolve("home"));
  }

  @Test
  void stopping_what_does_not_run_says_so_and_exits_0() {
    var ran = cli("home").run("server", "stop");
    assertThat(ran.exit()).isZero();
    assertThat(ran.err()).isEqualTo("not running\n");
  }

  @Test
  void another_home_on_the_same_port_is_refused_and_left_alone() {
    cli("home").run("server", "start");
    var other = cli("other").run("server", "start");
    assertThat(other.exit()).isEqualTo(5);
    assertThat(other.err())
        .contains("port " + http + " belongs to another home")
        .contains("KTRDR_HTTP_PORT=" + (http + 1));
    assertThat(cli("other").run("server", "stop").err()).isEqualTo("not running\n");
    assertThat(cli("home").run("server", "status").exit()).isZero();
  }

  @Test
  void a_port_that_another_program_has_is_named_with_the_variable_that_changes_it()
      throws IOException {
    try (ServerSocket taken = new ServerSocket(https, 1, InetAddress.getByName("127.0.0.1"))) {
      var ran = cli("home").run("server", "start");
      assertThat(ran.exit()).isEqualTo(5);
      assertThat(ran.err())
          .contains("port " + taken.getLocalPort() + " is taken by")
          .contains("KTRDR_HTTPS_PORT=" + (https + 1));
    }
  }

  @Test
  void a_checkout_without_a_built_server_says_how_to_build_it() {
    var ran = cli("home").with("KTRDR_INSTALL", directory.toString()).run("server", "start");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("no server is built in " + directory).contains("mvn");
  }

  @Test
  void a_start_that_fails_repeats_the_last_error_and_names_the_log() {
    install =
        FakeLiberty.install(
            directory.resolve("broken"),
            "echo '[11/22/26, 14:25:37:723 UTC] 00000027 com.ibm.ws.X   E CWWKE0005E: The runtime could not be launched.' > \"$LOG_DIR/messages.log\"; exit 22");
    var ran = cli("home").run("server", "start");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err())
        .contains("error: the server did not start: CWWKE0005E: The runtime could not be launched.")
        .contains("messages.log");
  }

  @Test
  void what_the_application_said_about_its_failure_is_repeated_rather_than_what_liberty_says() {
    install =
        FakeLiberty.install(
            directory.resolve("broken"),
            "echo '[11/22/26, 14:25:36:723 UTC] 00000027 ktrdr.persistence.Schema   E The database can'\"'\"'t be reached: Connection refused' > \"$LOG_DIR/messages.log\";"
                + "echo '[11/22/26, 14:25:37:723 UTC] 00000027 com.ibm.ws.X   E CWWKZ0002E: An exception occurred while starting the application ktrdr.' >> \"$LOG_DIR/messages.log\"");
    var ran = cli("home").run("server", "start");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err())
        .contains(
            "did not start its application: The database can't be reached: Connection refused (log:")
        .doesNotContain("CWWKZ0002E");
  }

  @Test
  void the_server_gets_one_compute_thread_and_everything_below_its_home() throws IOException {
    cli("home").with("JVM_ARGS", "-Xmx1g").run("server", "start");
    String home = directory.resolve("home").toString();
    assertThat(Files.readString(directory.resolve("home/seen.env")).lines())
        .contains(
            "OMP_NUM_THREADS=1",
            "OPENBLAS_NUM_THREADS=1",
            "WLP_OUTPUT_DIR=" + home + "/server",
            "LOG_DIR=" + home + "/logs",
            "KTRDR_HTTPS_PORT=" + https,
            "KTRDR_DATABASE=derby",
            "JVM_ARGS=-Xmx1g -Dorg.bytedeco.javacpp.cachedir=" + home + "/natives");
  }

  @Test
  void natives_are_unpacked_under_their_real_path_because_the_loader_unpacks_again_through_a_link()
      throws IOException {
    Path shared = Files.createDirectories(directory.resolve("shared")).toRealPath();
    Path real = Files.createDirectories(directory.resolve("real"));
    Files.createSymbolicLink(real.resolve("natives"), shared);
    Files.createSymbolicLink(directory.resolve("home"), real);
    cli("home").run("server", "start");
    assertThat(Files.readString(real.resolve("seen.env")))
        .contains("-Dorg.bytedeco.javacpp.cachedir=" + shared + "\n");
  }

  @Test
  void a_record_of_a_process_that_is_somebody_elses_is_not_trusted() throws IOException {
    Path home = Files.createDirectories(directory.resolve("home"));
    long mine = ProcessHandle.current().pid();
    Files.writeString(
        home.resolve("server.json"),
        "{\"pid\":"
            + mine
            + ",\"http_port\":1,\"https_port\":2,\"started\":\"2001-01-01T00:00:00Z\"}");
    assertThat(cli("home").run("server", "stop").err()).isEqualTo("not running\n");
  }

  @Test
  void the_log_is_shown_from_its_end_and_a_missing_one_exits_4() throws IOException {
    Path logs = Files.createDirectories(directory.resolve("home/logs"));
    assertThat(cli("home").run("server", "log").exit()).isEqualTo(4);
    Files.writeString(logs.resolve("messages.log"), "one\ntwo\nthree\n");
    assertThat(cli("home").run("server", "log", "-n", "2").out()).isEqualTo("two\nthree\n");
  }

  private Cli cli(String home) {
    return withoutPorts(home)
        .with("KTRDR_HTTP_PORT", Integer.toString(http))
        .with("KTRDR_HTTPS_PORT", Integer.toString(https));
  }

  private Cli withoutPorts(String home) {
    return new Cli()
        .with("KTRDR_HOME", directory.resolve(home).toString())
        .with("KTRDR_INSTALL", install.toString());
  }
}
