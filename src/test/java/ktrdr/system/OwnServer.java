package ktrdr.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ktrdr.fixture.Database;
import ktrdr.fixture.EndsWithUs;
import ktrdr.fixture.FreePort;
import ktrdr.fixture.Postgres;
import ktrdr.fixture.Proof;

/** A server with a home and ports of its own, that a test may stop and kill. */
public final class OwnServer implements AutoCloseable {
  private final Path home;
  private final Ports ports;
  private final ServerDatabase database;
  private final Cli cli;

  private record Ports(int http, int https) {}

  private OwnServer(
      Path home,
      Ports ports,
      ServerDatabase database,
      Map<String, String> settings,
      List<String> before) {
    this.home = home;
    this.ports = ports;
    this.database = database;
    Map<String, String> environment = new HashMap<>(settings);
    environment.putAll(database.environment());
    environment.put("KTRDR_INSTALL", System.getProperty("ktrdr.install"));
    environment.put("KTRDR_HOME", home.toString());
    environment.put("KTRDR_HTTP_PORT", Integer.toString(ports.http()));
    environment.put("KTRDR_HTTPS_PORT", Integer.toString(ports.https()));
    environment.computeIfAbsent("JVM_ARGS", unset -> QuickStart.jvmArguments());
    this.cli = new Cli(environment, before);
  }

  /** With a new home; it does not run yet. */
  public static OwnServer create() throws IOException {
    return create(ServerDatabase.chosen(), Map.of());
  }

  /**
   * The same on a given database.
   *
   * @param settings variables of its environment; see {@link #timed}
   */
  public static OwnServer create(ServerDatabase database, Map<String, String> settings)
      throws IOException {
    OwnServer server = bare(database, settings);
    QuickStart.cachesInto(server.home);
    QuickStart.keysInto(server.home);
    if (database.isDerby()) {
      QuickStart.databaseInto(server.home);
    }
    return server;
  }

  /** The same without anything of an earlier start. */
  static OwnServer bare(ServerDatabase database, Map<String, String> settings) throws IOException {
    Path home = EndsWithUs.directory("home-");
    // Unpacking the natives again would take longer than the test.
    Path natives = Files.createDirectories(Path.of(System.getProperty("ktrdr.natives")));
    Files.createSymbolicLink(home.resolve("natives"), natives);
    return new OwnServer(home, freePorts(), database, settings, List.of());
  }

  /** The same with nothing but a small disk of its own for its home, natives neither. */
  public static OwnServer createOn(
      SmallDisk disk, ServerDatabase database, Map<String, String> settings) throws IOException {
    return new OwnServer(disk.path(), freePorts(), database, settings, disk.inside());
  }

  /** Address of its database for JDBC. */
  public String databaseUrl() {
    return database.url(home);
  }

  /**
   * A backup of its database, if that is not in the home: a copy. The server must not run.
   *
   * @return what a restored server is given
   */
  public ServerDatabase databaseBackedUp() {
    if (database.isDerby()) {
      return database;
    }
    Postgres postgres = Postgres.shared();
    return ServerDatabase.at(postgres.url(postgres.create(Postgres.name(database.url()))));
  }

  /** One that was restored from backups of the home and of the database. */
  public static OwnServer restored(Path backup, ServerDatabase database) throws IOException {
    OwnServer other = bare(database, Map.of());
    QuickStart.cachesInto(other.home);
    ran("tar", "-C", other.home.toString(), "-xzf", backup.toString());
    return other;
  }

  /** Settings and, in the full proof, the compiler that a user's server has: for what is timed. */
  public static Map<String, String> timed(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    if (Proof.isFull()) {
      all.put("JVM_ARGS", "");
    }
    return all;
  }

  /** As the guide says it. */
  public Path backedUp() throws IOException {
    Path backup = Files.createTempFile("ktrdr-backup", ".tgz");
    backup.toFile().deleteOnExit();
    List<String> command = new ArrayList<>(List.of("tar", "-C", home.toString()));
    for (String made : List.of("natives", "cache", "logs", "server*")) {
      command.add("--exclude=./" + made);
    }
    command.addAll(List.of("-czf", backup.toString(), "."));
    ran(command.toArray(String[]::new));
    return backup;
  }

  private static void ran(String... command) throws IOException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.onExit().join().exitValue()).isZero();
  }

  private static Ports freePorts() {
    return new Ports(FreePort.next(), FreePort.next());
  }

  public void start() {
    Cli.Ran ran = cli.run("server", "start");
    assertThat(ran.exit()).as(ran.err()).isZero();
  }

  public void stop() {
    Cli.Ran ran = cli.run("server", "stop");
    assertThat(ran.exit()).as(ran.err()).isZero();
  }

  /** As a crash does it: without a word. */
  public void kill() {
    ProcessHandle process = ProcessHandle.of(pid()).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
  }

  public Api api() {
    return new Api(URI.create("http://127.0.0.1:" + ports.http()));
  }

  /** What it has said since it began; empty before. */
  public String log() {
    Path messages = home.resolve("logs").resolve("messages.log");
    try {
      return Files.exists(messages) ? Files.readString(messages) : "";
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Names of the files that Liberty writes of faults nobody caught. */
  public List<String> faults() {
    Path faults = home.resolve("logs").resolve("ffdc");
    if (!Files.isDirectory(faults)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(faults)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  public Path home() {
    return home;
  }

  /** Where Liberty's own pages and its batch API are. */
  public URI secure() {
    return URI.create("https://127.0.0.1:" + ports.https());
  }

  public Agent agent() {
    return new Agent(api());
  }

  public Cli cli() {
    return cli;
  }

  public long pid() {
    return pid(home);
  }

  /** The process of the server of a home. */
  static long pid(Path home) {
    try (JsonReader reader =
        Json.createReader(Files.newBufferedReader(home.resolve("server.json")))) {
      return reader.readObject().getJsonNumber("pid").longValue();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** What a piece of SQL work needs. */
  public interface Work {
    void on(Connection connection) throws SQLException;
  }

  /** Works on the database itself; the server must be stopped. */
  public void withDatabase(Work work) throws SQLException {
    String url = database.url(home);
    try (Connection connection = DriverManager.getConnection(url)) {
      work.on(connection);
    } finally {
      if (database.isDerby()) {
        release(url);
      }
    }
  }

  /** Makes its tables, as its first start would. */
  public void migrate() {
    String url = database.url(home);
    Database.migrate(database.isDerby() ? url + ";create=true" : url);
    if (database.isDerby()) {
      release(url);
    }
  }

  /** Else the server could not open it. */
  private static void release(String url) {
    try {
      DriverManager.getConnection(url + ";shutdown=true").close();
    } catch (SQLException shutDown) {
      assertThat(shutDown.getSQLState()).isEqualTo("08006");
    }
  }

  /** Its home is not used again, so nothing in it has to be brought to an end. */
  @Override
  public void close() {
    if (isAlive()) {
      kill();
    }
  }

  boolean isAlive() {
    return Files.exists(home.resolve("server.json"))
        && ProcessHandle.of(pid()).map(ProcessHandle::isAlive).orElse(false);
  }
}
