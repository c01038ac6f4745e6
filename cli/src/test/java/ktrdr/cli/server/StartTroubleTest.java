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
import ktrdr.cli.fixture.FakeHome;
import ktrdr.cli.fixture.FakeLiberty;
import ktrdr.cli.fixture.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What keeps a server from starting is a sentence, and leaves nothing behind. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class StartTroubleTest {
  private static final String NOT_STARTED =
      "echo '[11/22/26, 14:25:37:723 UTC] 00000027 com.ibm.ws.X   E %s: why' > \"$LOG_DIR/messages.log\"";

  @TempDir Path directory;
  private Path install;
  private Path home;
  private int http;
  private int https;

  @BeforeEach
  void choosePorts() throws IOException {
    install = FakeLiberty.install(directory.resolve("an install"));
    home = directory.resolve("a home");
    http = FreePort.next();
    https = FreePort.next();
  }

  @AfterEach
  void stop() {
    cli().run("server", "stop");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<server><user name='admin' password='x'></server>",
        "<server/>",
        "",
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><server>&e;</server>"
      })
  void credentials_that_are_damaged_are_named_with_what_to_do(String text) throws IOException {
    Files.writeString(Files.createDirectories(home).resolve("credentials.xml"), text);
    var ran = cli().run("server", "start");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err())
        .contains("error: " + home.resolve("credentials.xml") + " is damaged")
        .contains("repair it, or delete it");
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @CsvSource({
    "KTRDR_CANCEL_GRACE,10s,an ISO 8601 duration",
    "KTRDR_SESSIONS_MAX_ACTIVE,many,a whole number",
    "KTRDR_HTTPS_PORT,https,a whole number",
    "KTRDR_CANCEL_GARCE,PT10S,KTRDR_CANCEL_GRACE"
  })
  void a_setting_that_is_unknown_or_can_not_be_read_is_a_usage_error(
      String name, String value, String said) {
    var ran = cli().with(name, value).run("server", "start");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("error: ").contains(name).contains(said);
    assertNothingIsLeft();
  }

  @Test
  void a_port_where_something_listens_and_never_answers_is_told_as_taken() throws IOException {
    try (ServerSocket mute = new ServerSocket(http, 1, InetAddress.getByName("127.0.0.1"))) {
      var ran = cli().run("server", "start");
      assertThat(ran.exit()).isEqualTo(5);
      assertThat(ran.err())
          .contains("port " + mute.getLocalPort() + " is taken by")
          .contains("KTRDR_HTTP_PORT=" + (http + 1));
    }
    assertNothingIsLeft();
  }

  @Test
  void one_port_for_both_is_refused() {
    var ran = cli().with("KTRDR_HTTPS_PORT", Integer.toString(http)).run("server", "start");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("port " + http + " is wanted for both HTTP and HTTPS");
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/proc/ktrdr/home", "/dev/null/home"})
  @EnabledOnOs(OS.LINUX)
  void a_home_that_can_not_be_made_is_named(String path) {
    for (String command : new String[] {"start", "status", "stop"}) {
      var ran = cli().with("KTRDR_HOME", path).run("server", command);
      assertThat(ran.exit())
          .as(command)
          .isEqualTo(command.equals("status") ? 8 : command.equals("stop") ? 0 : 1);
      assertThat(ran.err()).doesNotContain("Exception");
      if (command.equals("start")) {
        assertThat(ran.err()).contains(path.substring(0, 5), "KTRDR_HOME");
      }
    }
  }

  @Test
  void what_the_doctor_says_is_what_the_start_says() throws IOException {
    Files.writeString(Files.createDirectories(home).resolve("credentials.xml"), "<server/>");
    String start = cli().run("server", "start").err();
    String doctor = cli().run("doctor").out();
    assertThat(start).contains("it has no user with a name and a password");
    assertThat(doctor)
        .contains("✘ credentials " + home + "/credentials.xml is damaged")
        .contains("it has no user with a name and a password")
        .contains("→ repair it, or delete it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CWWKZ0002E", "CWWKG0014E", "CWWKF0001E", "CWWKO0221E"})
  void an_application_that_does_not_start_ends_the_wait_and_its_process(String code) {
    install = FakeLiberty.install(directory.resolve("broken"), NOT_STARTED.formatted(code));
    var ran = cli().run("server", "start");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("did not start its application: " + code + ": why");
    assertNothingIsLeft();
  }

  @Test
  void a_server_that_is_not_ready_is_not_called_running() {
    install = FakeLiberty.neverReady(directory.resolve("slow"));
    long pid = FakeLiberty.started(install, home, http, https);
    var status = cli().run("server", "status", "-o", "json");
    assertThat(status.exit()).isEqualTo(8);
    assertThat(json(status.out()).getBoolean("running")).isFalse();
    assertThat(json(status.out()).getString("state")).isEqualTo("starting");
    assertThat(status.err()).isEqualTo("process " + pid + " is not ready\n");
    FakeLiberty.failed(home, "CWWKZ0002E: why");
    assertThat(json(cli().run("server", "status", "-o", "json").out()).getString("state"))
        .isEqualTo("failed");
    var start = cli().run("server", "start");
    assertThat(start.exit()).isEqualTo(1);
    assertThat(start.err())
        .doesNotContain("running")
        .contains(
            "process "
                + pid
                + " did not start its application: CWWKZ0002E: why; end it with: ktrdr server stop");
  }

  @Test
  void without_its_record_a_server_is_found_by_the_lock() throws IOException {
    assertThat(cli().run("server", "start").exit()).isZero();
    Files.delete(home.resolve("server.json"));
    assertThat(cli().run("server", "status").exit()).isZero();
    assertThat(cli().run("server", "stop").err()).endsWith("stopped\n");
    assertThat(cli().run("server", "stop").err()).isEqualTo("not running\n");
  }

  @Test
  void a_restart_is_a_new_process_whether_one_ran_or_not() throws IOException {
    var first = cli().run("server", "restart");
    assertThat(first.exit()).isZero();
    assertThat(first.err()).doesNotContain("stopped");
    String record = Files.readString(home.resolve("server.json"));
    var second = cli().run("server", "restart");
    assertThat(second.exit()).isZero();
    assertThat(second.err()).contains("stopped\n");
    assertThat(second.out()).isEqualTo(first.out());
    assertThat(Files.readString(home.resolve("server.json"))).isNotEqualTo(record);
    cli().run("server", "stop");
  }

  @Test
  void a_home_with_blanks_and_quotes_reaches_the_server_whole() throws IOException {
    home = directory.resolve("it's \"my\" höme");
    assertThat(cli().run("server", "start").exit()).isZero();
    assertThat(Files.readString(home.resolve("seen.env")))
        .contains("cachedir='" + directory + "/it'\\''s \"my\" höme/natives'\n");
  }

  @Test
  void in_a_locale_without_utf_8_the_server_gets_one_that_has_it() throws IOException {
    cli().with("LC_ALL", "C").run("server", "start");
    assertThat(Files.readString(home.resolve("seen.env")).lines()).contains("LC_ALL=C.UTF-8");
  }

  @Test
  void nobody_else_may_look_into_a_home_that_is_made() throws IOException {
    cli().run("server", "start");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
        .isEqualTo("rwx------");
  }

  @Test
  void only_password_shows_the_password() throws IOException {
    assertThat(cli().run("server", "password").exit()).isEqualTo(4);
    cli().run("server", "start");
    String shown = cli().run("server", "password").out();
    assertThat(Files.readString(home.resolve("credentials.xml")))
        .contains("<user name=\"admin\" password=\"" + shown.strip() + "\"/>");
    assertThat(json(cli().run("server", "password", "-o", "json").out()).getString("password"))
        .isEqualTo(shown.strip());
    for (String command :
        new String[] {"status", "status -o json", "status -o yaml", "log", "start"}) {
      var ran = cli().run(("server " + command).split(" "));
      assertThat(ran.out() + ran.err()).as(command).doesNotContain(shown.strip());
    }
    assertThat(cli().run("doctor").out()).doesNotContain(shown.strip());
  }

  private void assertNothingIsLeft() {
    assertThat(home.resolve("server.json")).doesNotExist();
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
        .noneMatch(
            process -> process.info().commandLine().orElse("").contains("FakeServer " + http));
    assertThat(cli().run("server", "stop").err()).isEqualTo("not running\n");
  }

  private static JsonObject json(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  private Cli cli() {
    return new FakeHome(install, home, http, https).cli();
  }
}
