package ktrdr.system.crash;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Who changed which row of a PostgreSQL, in the order in which it happened: triggers that the test
 * owns note it, with the database user of the server. What is rolled back is not noted either. By
 * microseconds: a sequence would change what a server hears of its own last number.
 */
record Audit(String url) {
  private static final List<String> TABLES =
      List.of(
          "operations",
          "operation_progress",
          "operation_metrics",
          "operation_events",
          "operation_executions",
          "agent_sessions");

  private static final String NOTE =
      """
      create schema audit;
      create table audit.notes (
        at bigint not null default extract(epoch from clock_timestamp()) * 1000000,
        who text not null default session_user, place text not null, change text);
      create function audit.row_changed() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' or old is distinct from new then
          insert into audit.notes (place, change) values (tg_table_name, to_jsonb(new)::text);
        end if;
        return null;
      end $$;
      create function audit.statement_ran() returns trigger language plpgsql as $$
      begin
        insert into audit.notes (place) values (tg_table_name);
        return null;
      end $$;
      """;

  /** Begins to note; the tables must be there. */
  static Audit begin(String url) {
    Audit audit = new Audit(url);
    StringBuilder sql = new StringBuilder(NOTE);
    for (String table : TABLES) {
      sql.append("create trigger noted_row after insert or update on ").append(table);
      sql.append(" for each row execute function audit.row_changed();\n");
      sql.append("create trigger noted_statement after insert or update on ").append(table);
      sql.append(" for each statement execute function audit.statement_ran();\n");
    }
    audit.execute(sql.toString());
    return audit;
  }

  /** When a server took over the work of a tree. */
  long takeOver(String root) {
    return number(
        """
        select max(at) from audit.notes where place = 'operation_events'
        and change::jsonb ->> 'kind' = 'recovered' and change::jsonb ->> 'operation_id' = ?""",
        root);
  }

  /** Rows that this user changed after that. */
  long changes(String who, long at) {
    return number(
        "select count(*) from audit.notes where change is not null and who = ? and at > ?",
        who,
        at);
  }

  /** Statements by which this user would have changed something after that. */
  long attempts(String who, long at) {
    return number(
        "select count(*) from audit.notes where change is null and who = ? and at > ?", who, at);
  }

  /** The first column of the first row; 0 for null. */
  long number(String sql, Object... parameters) {
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement query = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        query.setObject(i + 1, parameters[i]);
      }
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private void execute(String sql) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
