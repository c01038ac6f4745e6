package ktrdr.system.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.fixture.ProofTable;
import ktrdr.system.Alone;
import ktrdr.system.Await;
import ktrdr.system.Cli;
import ktrdr.system.OwnServer;
import ktrdr.system.Phase;
import ktrdr.system.Run;
import ktrdr.system.ServerDatabase;
import ktrdr.system.SmallDisk;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Set-ups that are broken, and who says so in which words. One server is well; the other has the
 * same database, hardly any disk, keys that are none, and where faketime is installed a wrong
 * clock.
 */
@Tag("own-database")
class NamesTheCauseIT {
  private static final Map<String, String> NO_KEYS =
      Map.of(
          "OPENAI_API_KEY", "",
          "ANTHROPIC_API_KEY", "\"sk-in-quotes\"",
          "GEMINI_API_KEY", "sk with blanks");

  private static final ProofTable TABLE =
      new ProofTable(
          "5-doctor", "Who names which cause, in which words", "set-up", "who says it", "sentence");

  private static ServerDatabase database;
  private static OwnServer well;
  private static Optional<SmallDisk> disk;
  private static OwnServer broken;

  @BeforeAll
  static void two_servers_of_one_database() throws IOException {
    database = ServerDatabase.postgresql();
    well = OwnServer.create(database, Map.of());
    well.start();
    disk = SmallDisk.of(120);
    broken =
        disk.isPresent()
            ? OwnServer.createOn(disk.get(), database, NO_KEYS)
            : OwnServer.create(database, NO_KEYS);
    broken.start();
  }

  @AfterAll
  static void both_stop() {
    broken.close();
    well.close();
    disk.ifPresent(SmallDisk::close);
    TABLE.write();
  }

  @AfterEach
  void nothing_is_left() {
    well.agent().makeIdle();
  }

  @Test
  void a_port_that_is_taken() throws IOException {
    Path home = Files.createTempDirectory("no-home-");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      Cli cli = new Cli(Map.of("KTRDR_HOME", home.toString(), "KTRDR_HTTP_PORT", port));
      String sentence = fails(cli, "here", "port");
      assertThat(sentence)
          .startsWith(port + " is taken by process " + ProcessHandle.current().pid() + " (");
      told("port taken", "doctor", sentence.replace(port, "9080"));
    }
  }

  @Test
  void a_disk_that_is_nearly_full() {
    Assumptions.assumeTrue(disk.isPresent(), "no file system can be mounted here");
    for (String where : List.of("here", "server")) {
      String sentence = fails(broken.cli(), where, "disk");
      assertThat(sentence).startsWith("0.1 GB free for " + disk.get().path());
      told("disk nearly full", "doctor, " + where, sentence);
    }
  }

  @Test
  void natives_that_can_not_be_unpacked() {
    Assumptions.assumeTrue(disk.isPresent(), "no file system can be mounted here");
    JsonObject end =
        Alone.train(broken.api(), strategy(Triggers.smallStrategy())).awaitEnd("failed");
    assertThat(end.getString("error_message")).endsWith(": No space left on device");
    told("missing native", "the training", end.getString("error_message"));
    String sentence = fails(broken.cli(), "server", "natives");
    assertThat(sentence).contains("No space left on device");
    told("missing native", "doctor, server", sentence);
  }

  @Test
  void keys_that_are_none() {
    for (String name : List.of("ANTHROPIC", "GEMINI")) {
      assertThat(details(broken.cli(), "server", "keys", "fail"))
          .contains("bad key: " + name + "_API_KEY has blanks, quotes or letters that no key has");
    }
    told("bad key", "doctor, server", fails(broken.cli(), "server", "keys"));
    assertThat(details(broken.cli(), "here", "secrets", "fail")).hasSize(2);
    assertThat(details(broken.cli(), "server", "keys", "warn"))
        .containsExactly("OPENAI_API_KEY is set but empty");
    told("bad key", "doctor, server", "OPENAI_API_KEY is set but empty");
  }

  @Test
  void tables_of_another_version() throws SQLException {
    String[] before = new String[1];
    well.withDatabase(
        sql -> {
          try (Statement statement = sql.createStatement();
              var row = statement.executeQuery("select sha256 from schema_stamp")) {
            row.next();
            before[0] = row.getString(1);
          }
        });
    stamp("of another version");
    String sentence = fails(well.cli(), "server", "schema");
    stamp(before[0]);
    assertThat(sentence).startsWith("old schema");
    told("old schema", "doctor, server", sentence);
  }

  private static void stamp(String sha256) throws SQLException {
    well.withDatabase(
        sql -> {
          try (Statement statement = sql.createStatement()) {
            statement.executeUpdate("update schema_stamp set sha256 = '" + sha256 + "'");
          }
        });
  }

  @Test
  void a_slot_that_another_session_holds() {
    Run holder = well.agent().startIn(Phase.DESIGNING);
    Run queued = well.agent().start("{\"candidates\": 100000, \"queue\": true}");
    String sentence = explained(well, queued.operation(), "limit_held");
    assertThat(sentence)
        .startsWith("The only slot is held by session " + holder.session() + ", since ");
    told("held slot", "explain", sentence);
  }

  @Test
  void an_owner_that_is_silent() throws IOException {
    Run run = well.agent().startIn(Phase.DESIGNING);
    signal("STOP");
    try {
      Silence seen = Await.until("a silent owner", new Silence(run)::look, Silence::isSeen);
      assertThat(seen.sentence).endsWith("another server, or its next start, goes on with it");
      told("stale beat", "explain, another server", seen.sentence);
      told("stale beat", "health, another server", seen.health);
    } finally {
      signal("CONT");
    }
    run.api().delete("/operations/" + run.operation());
    run.awaitEnd();
  }

  /** What is said while an owner is silent. Both are watched at once: neither stays. */
  private static final class Silence {
    private final Run run;
    private String sentence = "";
    private String health = "";

    Silence(Run run) {
      this.run = run;
    }

    Silence look() {
      String now = cause(broken, run.operation(), "owner_silent");
      sentence = now.contains("last heard of") ? now : sentence;
      health = health.isEmpty() ? dead() : health;
      return this;
    }

    boolean isSeen() {
      return !sentence.isEmpty() && !health.isEmpty();
    }
  }

  private static void signal(String name) throws IOException {
    new ProcessBuilder("kill", "-" + name, Long.toString(well.pid())).start().onExit().join();
  }

  private static String dead() {
    return broken.api().get("/health").json().getJsonArray("beats").stream()
        .map(beat -> beat.asJsonObject())
        .filter(beat -> !beat.getBoolean("alive"))
        .map(beat -> "alive: false, seconds_silent: " + beat.get("seconds_silent"))
        .findFirst()
        .orElse("");
  }

  /** What the command says of this cause; empty when it does not name it. */
  private static String explained(OwnServer asked, String operation, String code) {
    Cli.Ran ran = asked.cli().run("operations", "explain", operation, "-o", "json");
    assertThat(ran.exit()).as(ran.err()).isZero();
    return detail(json(ran.out()).getJsonObject("data"), code);
  }

  /** The same, asked without a command: quicker. */
  private static String cause(OwnServer asked, String operation, String code) {
    return detail(
        asked.api().get("/operations/" + operation + "/explain").json().getJsonObject("data"),
        code);
  }

  private static String detail(JsonObject explanation, String code) {
    return explanation.getJsonArray("causes").stream()
        .map(cause -> cause.asJsonObject())
        .filter(cause -> cause.getString("code").equals(code))
        .map(cause -> cause.getString("detail"))
        .findFirst()
        .orElse("");
  }

  /** The one sentence of the doctor about this, which must be a failure. */
  private static String fails(Cli cli, String where, String name) {
    List<String> found = details(cli, where, name, "fail");
    assertThat(found).as(where + " " + name).isNotEmpty();
    return found.get(0);
  }

  private static List<String> details(Cli cli, String where, String name, String status) {
    Cli.Ran ran = cli.run("doctor", "-o", "json");
    assertThat(ran.exit()).as(ran.err()).isIn(0, 1);
    return json(ran.out()).getJsonArray("data").getValuesAs(JsonObject.class).stream()
        .filter(check -> check.getString("where").equals(where))
        .filter(check -> check.getString("name").equals(name))
        .filter(check -> check.getString("status").equals(status))
        .map(check -> check.getString("detail"))
        .toList();
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  private static String strategy(String text) {
    return Json.createObjectBuilder().add("strategy", text).build().toString();
  }

  private static void told(String setUp, String who, String sentence) {
    String home = disk.map(SmallDisk::path).map(Path::toString).orElse("-");
    String pid = Long.toString(ProcessHandle.current().pid());
    TABLE.row(setUp, who, sentence.replace(home, "KTRDR_HOME").replace(pid, "4711"));
  }
}
