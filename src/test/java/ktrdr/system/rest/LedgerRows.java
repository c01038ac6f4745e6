package ktrdr.system.rest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/**
 * Three calls of a session: one that is settled, one that waits for a person, and one without a
 * price.
 *
 * @param session its root operation
 * @param day the day of the calls, as in 2026-11-30
 */
record LedgerRows(String session, String day) {

  /** Writes them and their sums. */
  void insert(Connection connection) throws SQLException {
    String child = "op_agent_design_20261130_101500_0123456789";
    attempt(connection, child, 1, "mine", "settled", "0.05123456789012", "0", null);
    attempt(connection, child, 2, "mine", "estimated", "0.02", "0.4", 1);
    attempt(connection, child, 3, "mystery", "settled", null, "0", null);
    try (Statement statement = connection.createStatement()) {
      String sums = "spent_usd = 0.05123456789012, held_usd = 0.4";
      statement.executeUpdate("update llm_budgets set " + sums + " where budget = 'total'");
      for (String budget : List.of("day:" + day, "session:" + session)) {
        statement.executeUpdate(
            "insert into llm_budgets (budget, spent_usd, held_usd, blocks) values ('"
                + budget
                + "', 0.05123456789012, 0.4, 0)");
      }
    }
  }

  private void attempt(
      Connection connection,
      String operation,
      int turn,
      String model,
      String state,
      String cost,
      String held,
      Integer waits)
      throws SQLException {
    String price = cost == null ? "null" : "'mine@0123456789ab'";
    String sql =
        "insert into llm_ledger (operation_id, root_operation_id, phase, turn, attempt, term,"
            + " model_asked, price_version, usage_day, reserved_at, state, most_input_tokens,"
            + " most_output_tokens, reserved_usd, cost_usd, held_usd, uncached_input_tokens,"
            + " cache_read_tokens, cache_write_5m_tokens, cache_write_30m_tokens,"
            + " cache_write_1h_tokens, cache_write_12h_tokens, output_tokens, reasoning_tokens,"
            + " note, waits) values ('%s', '%s', 'design', %d, 1, 1, '%s', %s, '%s', ?, '%s', 1000,"
                .formatted(operation, session, turn, model, price, day, state)
            + " 1000, %s, %s, %s, 500, 100, 0, 0, 0, 0, 50, 10, 'by hand', %s)"
                .formatted(cost == null ? null : "0.4", cost, held, waits);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setTimestamp(1, Timestamp.from(Instant.parse(day + "T00:00:01Z")));
      statement.executeUpdate();
    }
  }
}
