package ktrdr.system.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether the tables themselves keep the promises, whatever a server says about them. */
final class Kept {
  private static final Map<String, String> BROKEN = new LinkedHashMap<>();

  static {
    BROKEN.put(
        "P1: a log with a gap",
        """
        select o.operation_id from operations o where o.parent_operation_id is null and o.last_event <>
          (select count(*) from operation_events e where e.root_operation_id = o.operation_id
           and e.sequence_number between 1 and o.last_event)""");
    BROKEN.put(
        "P3: a child that outlives its root",
        """
        select c.operation_id from operations c join operations r on r.operation_id = c.root_operation_id
        where r.status in ('completed', 'failed', 'cancelled')
        and c.status not in ('completed', 'failed', 'cancelled')""");
    BROKEN.put(
        "P7: a row that its log does not tell of",
        """
        select o.operation_id from operations o where o.status <>
          (select e.status_after from operation_events e where e.operation_id = o.operation_id
           and e.sequence_number = (select max(l.sequence_number) from operation_events l
             where l.operation_id = o.operation_id))""");
    BROKEN.put(
        "P2: an operation that left its end without a resume",
        """
        select e.operation_id from operation_events e where e.status_before in
          ('completed', 'failed', 'cancelled') and e.status_after <> e.status_before
          and e.status_after <> 'resuming'""");
    BROKEN.put(
        "a session and a root that disagree",
        """
        select o.operation_id from operations o join agent_sessions s on s.operation_id = o.operation_id
        where (s.outcome is null) <> (o.status not in ('completed', 'failed', 'cancelled'))""");
  }

  private Kept() {}

  /** In a database where nothing runs. */
  static void all(Connection database) throws SQLException {
    for (Map.Entry<String, String> promise : BROKEN.entrySet()) {
      assertThat(ids(database, promise.getValue())).as(promise.getKey()).isEmpty();
    }
  }

  private static List<String> ids(Connection database, String sql) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (Statement query = database.createStatement();
        ResultSet rows = query.executeQuery(sql)) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }
}
