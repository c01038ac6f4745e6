package ktrdr.system.crash;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import ktrdr.system.Api;
import ktrdr.system.OwnServer;
import ktrdr.system.Run;
import ktrdr.system.Triggers;

/** Triggers at once, to a server that is killed as soon as it has opened what they ask for. */
record Volley(OwnServer server) {
  private static final int TRIGGERS = 4;

  /**
   * PostgreSQL is held at the point by a lock of the test; Derby lets nobody else in, so some of
   * its sessions are caught there and others have come a step further.
   */
  List<Struck> strike(boolean derby) throws SQLException {
    long known = sessions();
    if (derby) {
      triggerAndKill(known, 1);
    } else {
      server.withDatabase(
          connection -> {
            connection.setAutoCommit(false);
            execute(connection, "lock table batch.jobinstance in exclusive mode");
            triggerAndKill(known, TRIGGERS);
          });
    }
    List<Struck> opened = new ArrayList<>();
    server.withDatabase(connection -> opened.addAll(opened(connection, known)));
    return opened;
  }

  private void triggerAndKill(long known, int opened) {
    for (int i = 0; i < TRIGGERS; i++) {
      Thread trigger = new Thread(this::trigger, "trigger");
      trigger.setDaemon(true);
      trigger.start();
    }
    Blow.closely("sessions that were opened", () -> sessions() - known >= opened);
    server.kill();
  }

  private void trigger() {
    try {
      server.api().post("/agent/trigger", Triggers.given(Triggers.smallStrategy(), 200));
    } catch (AssertionError killed) {
      // That is what this is about.
    }
  }

  /** The number of the newest one: they count from 1. */
  private long sessions() {
    Api api = server.api();
    return api.get("/agent/sessions?limit=1").number("/sessions/0/id");
  }

  private List<Struck> opened(Connection connection, long known) throws SQLException {
    String sql =
        "select o.operation_id, o.session_id,"
            + " (select count(*) from batch.jobparameter p where p.value = o.operation_id)"
            + " from operations o where o.parent_operation_id is null and o.session_id > "
            + known;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<Struck> opened = new ArrayList<>();
      while (rows.next()) {
        Run run = new Run(server.api(), rows.getLong(2), rows.getString(1));
        String job = rows.getInt(3) == 0 ? "before the job" : "and after the job's";
        opened.add(Struck.justOpened("after the insert, " + job, run));
      }
      return opened;
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
