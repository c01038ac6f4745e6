package ktrdr.persistence.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.fixture.Database;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionQuery;
import ktrdr.sessions.SessionQuery.Sort;
import ktrdr.sessions.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("database")
class SessionListingTest {
  private final Stage stage = new Stage();
  private final Database database = stage.database;

  @AfterEach
  void close() {
    stage.close();
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "50"})
  void pages_of_any_size_show_each_session_once_in_order_and_those_without_a_figure_last(int size) {
    long none = session(null, 1, "poor");
    long low = session(-0.5, 2, "poor");
    long high = session(1.5, 3, "promising");
    long equal = session(1.5, 4, "neutral");
    long last = session(Double.NaN, 5, "poor");
    assertThat(all(query(Sort.SHARPE, false), size)).containsExactly(equal, high, low, last, none);
    assertThat(all(query(Sort.SHARPE, true), size)).containsExactly(low, equal, high, last, none);
    assertThat(all(query(Sort.ID, false), size)).containsExactly(last, equal, high, low, none);
    assertThat(all(query(Sort.TRADES, true), size)).containsExactly(none, low, high, equal, last);
  }

  @Test
  void a_page_can_begin_behind_some() {
    long first = session(1.0, 1, "poor");
    long second = session(2.0, 1, "poor");
    long third = session(null, 1, "poor");
    assertThat(page(query(Sort.SHARPE, false), Optional.empty(), 10, 1))
        .containsExactly(first, third);
    assertThat(page(query(Sort.SHARPE, false), Optional.empty(), 1, 0)).containsExactly(second);
    assertThat(page(query(Sort.SHARPE, false), Optional.empty(), 10, 5)).isEmpty();
  }

  @Test
  void filters_select_and_count() {
    long poor = session(1.0, 1, "poor");
    session(2.0, 1, "promising");
    assertThat(all(filtered("SPX", "poor", "builtin"), 10)).containsExactly(poor);
    assertThat(all(filtered("EURUSD", "poor", "builtin"), 10)).isEmpty();
    assertThat(all(filtered("SPX", "poor", "random"), 10)).isEmpty();
    SessionQuery query = filtered("SPX", "poor", "builtin");
    assertThat(database.in(() -> database.sessions().count(query)).longValue()).isEqualTo(1);
  }

  @Test
  void sessions_of_earlier_versions_are_listed_after_a_start() throws SQLException {
    long id = session(1.25, 7, "poor");
    try (Connection connection = database.connect();
        var statement = connection.createStatement()) {
      statement.executeUpdate(
          "update agent_sessions set symbol = null, model = null, verdict = null, sharpe = null,"
              + " total_return = null, trade_count = null");
      ListedColumns.fill(connection);
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
      try (var row =
          statement.executeQuery(
              "select symbol, model, verdict, sharpe, total_return, trade_count"
                  + " from agent_sessions where id = "
                  + id)) {
        assertThat(row.next()).isTrue();
        assertThat(row.getString(1)).isEqualTo("SPX");
        assertThat(row.getString(2)).isEqualTo("builtin");
        assertThat(row.getString(3)).isEqualTo("poor");
        assertThat(row.getDouble(4)).isEqualTo(1.25);
        assertThat(row.getDouble(5)).isEqualTo(0.5);
        assertThat(row.getInt(6)).isEqualTo(7);
      }
    }
  }

  private long session(Double sharpe, int trades, String verdict) {
    Session open = stage.open();
    Map<String, Object> statistics = new HashMap<>();
    statistics.put("sharpe", sharpe == null || sharpe.isNaN() ? null : sharpe);
    statistics.put("total_return", 0.5);
    statistics.put("trade_count", trades);
    Map<String, Object> metrics = Map.of("verdict", verdict, "statistics", statistics);
    Session assessed = open.with(new Session.Verdict(Optional.empty(), metrics));
    database.run(() -> database.sessions().replace(assessed));
    return open.id();
  }

  private static SessionQuery query(Sort sort, boolean ascending) {
    return new SessionQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        sort,
        ascending);
  }

  private static SessionQuery filtered(String symbol, String verdict, String model) {
    return new SessionQuery(
        Optional.empty(),
        Optional.of(symbol),
        Optional.of(verdict),
        Optional.of(model),
        Optional.of(java.time.Instant.EPOCH),
        Sort.ID,
        false);
  }

  private List<Long> all(SessionQuery query, int size) {
    List<Long> all = new ArrayList<>();
    Optional<Long> after = Optional.empty();
    List<Long> page = page(query, after, size, 0);
    while (!page.isEmpty()) {
      all.addAll(page);
      after = Optional.of(all.get(all.size() - 1));
      page = page(query, after, size, 0);
    }
    return all;
  }

  private List<Long> page(SessionQuery query, Optional<Long> after, int size, int offset) {
    return database.in(() -> database.sessions().list(query, after, size, offset)).stream()
        .map(Session::id)
        .toList();
  }
}
