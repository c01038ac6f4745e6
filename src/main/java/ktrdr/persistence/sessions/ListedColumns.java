package ktrdr.persistence.sessions;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import ktrdr.persistence.Json;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.AssignmentFields;

/** Fills the columns by which sessions are listed where an earlier version of ktrdr left them. */
@ApplicationScoped
public class ListedColumns {
  private static final int AT_ONCE = 500;

  // Through the index, because every start asks this.
  private static final String LACKING =
      "select id from agent_sessions --DERBY-PROPERTIES index=AGENT_SESSIONS_BY_SYMBOL\n"
          + " where symbol is null fetch first "
          + AT_ONCE
          + " rows only";

  private static final String STORED =
      "select assignment, assessment_metrics from agent_sessions where id = ?";

  private static final String FILL =
      "update agent_sessions set symbol = ?, model = ?, verdict = ?, sharpe = ?,"
          + " total_return = ?, trade_count = ? where id = ?";

  @Resource(lookup = "jdbc/ktrdr")
  private DataSource dataSource;

  // After the schema, before anything lists sessions.
  void prepare(@Observes @Initialized(ApplicationScoped.class) @Priority(2) Object start) {
    try (Connection connection = dataSource.getConnection()) {
      fill(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("The list of sessions can't be brought up to date", e);
    }
  }

  /** Fills them, in steps of their own if the connection commits by itself. */
  public static void fill(Connection connection) throws SQLException {
    for (List<Long> ids = lacking(connection); !ids.isEmpty(); ids = lacking(connection)) {
      for (long id : ids) {
        fill(connection, id);
      }
    }
  }

  private static List<Long> lacking(Connection connection) throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(LACKING);
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        ids.add(rows.getLong(1));
      }
    }
    return ids;
  }

  private static void fill(Connection connection, long id) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(STORED)) {
      select.setLong(1, id);
      try (ResultSet row = select.executeQuery()) {
        if (row.next()) {
          fill(connection, id, row.getString(1), row.getString(2));
        }
      }
    }
  }

  private static void fill(Connection connection, long id, String assignment, String assessment)
      throws SQLException {
    Assignment asked = AssignmentFields.read(Json.lenient(assignment));
    ListedFigures figures = ListedFigures.of(Json.lenient(assessment));
    try (PreparedStatement update = connection.prepareStatement(FILL)) {
      update.setString(1, SessionRow.cut(asked.market().symbol()));
      update.setString(2, SessionRow.cut(asked.model()));
      set(update, 3, figures.verdict(), Types.VARCHAR);
      set(update, 4, figures.sharpe(), Types.DOUBLE);
      set(update, 5, figures.totalReturn(), Types.DOUBLE);
      set(update, 6, figures.trades(), Types.INTEGER);
      update.setLong(7, id);
      update.executeUpdate();
    }
  }

  private static void set(PreparedStatement update, int place, Object value, int type)
      throws SQLException {
    if (value == null) {
      update.setNull(place, type);
    } else {
      update.setObject(place, value);
    }
  }
}
