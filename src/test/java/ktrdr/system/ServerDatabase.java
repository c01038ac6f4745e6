package ktrdr.system;

import java.nio.file.Path;
import java.util.Map;
import ktrdr.fixture.Postgres;

/**
 * The database of a server that a test starts. Two servers that are given the same PostgreSQL share
 * their work.
 *
 * @param environment what the server is told about it
 * @param url where it is; empty for the Derby in the server's home
 */
public record ServerDatabase(Map<String, String> environment, String url) {

  /** What this run of the tests is about: {@code ktrdr.test.database}, by default Derby. */
  public static ServerDatabase chosen() {
    return isPostgresql() ? postgresql() : derby();
  }

  public static boolean isPostgresql() {
    return "postgresql".equals(System.getProperty("ktrdr.test.database"));
  }

  public static ServerDatabase derby() {
    return new ServerDatabase(Map.of("KTRDR_DATABASE", "derby"), "");
  }

  /** A new empty database on the real PostgreSQL of this process. */
  public static ServerDatabase postgresql() {
    return at(Postgres.shared().url(Postgres.shared().create()));
  }

  /** One that is there: of a test that looks after its PostgreSQL itself. */
  public static ServerDatabase at(String url) {
    // The test's PostgreSQL trusts whoever names its superuser.
    Map<String, String> environment =
        Map.of(
            "KTRDR_DATABASE", "postgresql",
            "KTRDR_DATABASE_URL", url,
            "KTRDR_DATABASE_USER", "postgres",
            "KTRDR_DATABASE_PASSWORD", "not-asked-for");
    return new ServerDatabase(environment, url);
  }

  /** For JDBC. A Derby may be used only while its server does not run. */
  String url(Path home) {
    return url.isEmpty() ? "jdbc:derby:" + home.resolve("database") : url;
  }

  public boolean isDerby() {
    return url.isEmpty();
  }
}
