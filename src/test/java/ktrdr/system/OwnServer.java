package ktrdr.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** A second server, with a home and ports of its own, that a test may stop and kill. */
public final class OwnServer implements AutoCloseable {
  private static final String SHARED_HOME = System.getProperty("ktrdr.home");

  private final Path home;
  private final int port;
  private final Cli cli;

  private OwnServer(Path home, int http, int https) {
    this.home = home;
    this.port = http;
    this.cli =
        new Cli(
            Map.of(
                "KTRDR_INSTALL", System.getProperty("ktrdr.install"),
                "KTRDR_HOME", home.toString(),
                "KTRDR_HTTP_PORT", Integer.toString(http),
                "KTRDR_HTTPS_PORT", Integer.toString(https)));
  }

  /** With a new home beside that of the server that the build started; it does not run yet. */
  public static OwnServer create() throws IOException {
    Path home = Files.createTempDirectory(Path.of(SHARED_HOME).getParent(), "it-home-");
    // Unpacking the natives again would take longer than the test.
    Path natives = Path.of(SHARED_HOME, "natives");
    Files.createDirectories(natives);
    Files.createSymbolicLink(home.resolve("natives"), natives);
    try (ServerSocket http = free();
        ServerSocket https = free()) {
      return new OwnServer(home, http.getLocalPort(), https.getLocalPort());
    }
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
    return new Api(URI.create("http://127.0.0.1:" + port));
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
    String url = "jdbc:derby:" + home.resolve("database");
    try (Connection connection = DriverManager.getConnection(url)) {
      work.on(connection);
    } finally {
      try {
        DriverManager.getConnection(url + ";shutdown=true").close();
      } catch (SQLException shutDown) {
        assertThat(shutDown.getSQLState()).isEqualTo("08006");
      }
    }
  }

  @Override
  public void close() {
    cli.run("server", "stop");
  }

  private static ServerSocket free() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }
}
