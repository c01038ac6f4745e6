package ktrdr.system.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import ktrdr.system.Agent;
import ktrdr.system.Await;
import ktrdr.system.OwnServer;
import ktrdr.system.Run;
import ktrdr.system.ServerDatabase;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Two servers with homes of their own on one PostgreSQL, where each is a user of its own, so that
 * every row says who wrote it. They are started once in each process of tests; a test leaves both
 * running.
 */
final class TwoServers {
  /** Sessions at once, over both. */
  static final int LIMIT = 2;

  private static final String FIRST = "ktrdr_first";
  private static final String SECOND = "ktrdr_second";

  private final ServerDatabase database;
  private final OwnServer first;
  private final OwnServer second;
  private final Audit audit;

  /** Gives tests the two servers. */
  static final class Given implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == TwoServers.class;
    }

    @Override
    public TwoServers resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return Holder.SERVERS;
    }
  }

  private static final class Holder {
    private static final TwoServers SERVERS = new TwoServers();
  }

  private TwoServers() {
    database = ServerDatabase.postgresql();
    role(FIRST);
    role(SECOND);
    first = another(FIRST);
    second = another(SECOND);
    first.start();
    audit = Audit.begin(database.url());
    second.start();
    // the first session of a home unpacks or loads what it needs
    for (OwnServer server : new OwnServer[] {first, second}) {
      server.agent().start(Triggers.given(Triggers.smallStrategy(), 200)).awaitEnd();
    }
  }

  /** One more of them, which does not run yet. */
  OwnServer another() {
    return another(SECOND);
  }

  private OwnServer another(String user) {
    Map<String, String> environment = new HashMap<>(database.environment());
    environment.put("KTRDR_DATABASE_USER", user);
    try {
      return OwnServer.create(
          new ServerDatabase(environment, database.url()),
          OwnServer.timed(Map.of("KTRDR_SESSIONS_MAX_ACTIVE", Integer.toString(LIMIT))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  OwnServer first() {
    return first;
  }

  OwnServer second() {
    return second;
  }

  Audit audit() {
    return audit;
  }

  /** The user that the first one is to the database. */
  static String firstUser() {
    return FIRST;
  }

  /** The same session, asked of the other server. */
  Run atSecond(Run run) {
    return new Run(second.api(), run.session(), run.operation());
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(database.url());
  }

  /** Ends what is active on both, and looks at what is kept. */
  void settle() {
    Agent agent = second.agent();
    agent.makeIdle();
    Await.until(
        "nothing active",
        () -> second.api().get("/operations").number("/active_count"),
        n -> n == 0);
    try (Connection connection = connect()) {
      Kept.all(connection);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  // It owns the tables like everybody here: only its name matters.
  private void role(String name) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("drop role if exists " + name);
      statement.execute("create role " + name + " superuser login");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
