package ktrdr.sessions.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.fixture.Database;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.sessions.Artifacts;
import ktrdr.sessions.Session;
import ktrdr.sessions.Stage;
import ktrdr.sessions.artifacts.FileStore;
import ktrdr.sessions.artifacts.ThisHome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A home and a database in which things have ended, for tests of what becomes of them. */
abstract class RetentionStage {
  static final RetentionPolicy EVERYTHING = new RetentionPolicy(Map.of());
  static final RetentionPolicy.Rule NONE =
      new RetentionPolicy.Rule(Optional.empty(), Optional.of(0));
  static final List<String> TABLES =
      List.of(
          "operations",
          "operation_progress",
          "operation_metrics",
          "operation_events",
          "operation_executions",
          "agent_sessions",
          "idempotency_keys",
          "agent_actions",
          "operation_files");

  final Stage stage = new Stage();
  final Database database = stage.database;
  @TempDir Path home;

  @AfterEach
  void close() {
    stage.close();
  }

  Session cancelled() {
    Session session = stage.open();
    stage.cancel(session);
    return session;
  }

  RetentionTransactions transactions() {
    return new RetentionTransactions(database.archive(), database.operations(), stage.clock);
  }

  Artifacts artifacts() {
    return new Artifacts(home.resolve("artifacts"));
  }

  Retention.Report look(RetentionPolicy keep) {
    try {
      Files.createDirectories(artifacts().root());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    Retention retention = new Retention(new InTransactions(), keep, artifacts(), stage.clock);
    retention.look();
    return retention.report();
  }

  /** As the container calls it: each call is a transaction. */
  private final class InTransactions extends RetentionTransactions {
    private InTransactions() {
      super(database.archive(), database.operations(), stage.clock);
    }

    @Override
    public List<Operation> older(OperationStatus status, Duration age, int limit) {
      return database.in(() -> super.older(status, age, limit));
    }

    @Override
    public List<Operation> beyond(OperationStatus status, int newest, int limit) {
      return database.in(() -> super.beyond(status, newest, limit));
    }

    @Override
    public boolean remove(Operation seen) {
      return database.in(() -> super.remove(seen));
    }

    @Override
    public List<OperationId> leftovers() {
      return database.in(super::leftovers);
    }
  }

  static RetentionPolicy keep(OperationStatus status, RetentionPolicy.Rule rule) {
    return new RetentionPolicy(Map.of(status, rule));
  }

  boolean isThere(Session session) {
    boolean row = database.in(() -> database.sessions().find(session.id())).isPresent();
    OperationId root = session.operation().orElseThrow();
    boolean operation = database.in(() -> database.operations().find(root)).isPresent();
    assertThat(row).isEqualTo(operation);
    return row;
  }

  void noted(Operation operation, String name) {
    var file =
        new FileStore.Written(
            operation.id(), name, new ThisHome("mine", "here"), "0", stage.clock.instant());
    database.run(() -> database.files().keep(file));
  }

  List<Integer> rows() {
    return TABLES.stream().map(this::count).toList();
  }

  int count(String table) {
    try (Connection connection = database.connect();
        Statement query = connection.createStatement();
        ResultSet count = query.executeQuery("select count(*) from " + table)) {
      count.next();
      return count.getInt(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
