package ktrdr.persistence.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ktrdr.fixture.Database;
import ktrdr.fixture.History;
import ktrdr.fixture.RowsRead;
import ktrdr.fixture.ServerTransactions;
import ktrdr.fixture.SetClock;
import ktrdr.operations.Caller;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationPage;
import ktrdr.operations.OperationQuery;
import ktrdr.operations.OperationQuery.Position;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationType;
import ktrdr.persistence.schema.SessionNumbers;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionOutcome;
import ktrdr.sessions.SessionQuery;
import ktrdr.sessions.SessionQuery.Sort;
import ktrdr.sessions.Start;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a server asks again and again reads none of 20,000 operations that ended. */
@Tag("database")
class HistoryTest {
  private static final int OPERATIONS = 20_000;
  private static final int ACTIVE = 3;

  /**
   * Rows and entries of indexes for all that is active, and for finding out that there is no more.
   */
  private static final long FEW = 500;

  private static Database database;

  @BeforeAll
  static void fill() throws SQLException {
    database = new Database();
    try (Connection connection = database.connect()) {
      History.write(connection, OPERATIONS);
    }
    ServerTransactions transactions = ServerTransactions.on(database, new SetClock());
    for (int i = 0; i < ACTIVE; i++) {
      Start start = Start.now(ASSIGNMENT, new Session.Design(Optional.empty(), Optional.empty()));
      database.run(() -> transactions.opens().open(start, Caller.server("test")));
    }
  }

  private static final Assignment ASSIGNMENT =
      new Assignment(
          Assignment.Models.BUILTIN,
          "",
          Optional.empty(),
          new Assignment.Market("SPX", "1d"),
          Optional.of(1L),
          new Assignment.Effort(36, 2000),
          false);

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void what_is_active_is_found_without_what_ended() {
    assertThat(database.in(() -> database.operations().activeRoots())).hasSize(ACTIVE);
    assertReads(FEW, () -> database.operations().activeRoots());
  }

  @Test
  void the_session_that_ended_last_is_found_without_those_before() {
    assertReads(FEW, () -> database.sessions().lastEnded());
  }

  @Test
  void the_tree_of_a_session_is_found_without_the_others() {
    assertReads(FEW, () -> database.operations().tree(new OperationId(History.root(77))));
  }

  @ParameterizedTest
  @MethodSource("filters")
  void a_page_reads_itself_and_what_it_counts_whatever_the_filter(OperationQuery query) {
    assertThat(database.in(() -> database.operations().list(query)).operations()).hasSize(10);
    assertReads(FEW, () -> database.operations().newest(query));
    assertReads(FEW + OperationPage.MOST_COUNTED + 1, () -> database.operations().list(query));
  }

  static Stream<OperationQuery> filters() {
    OperationQuery all = OperationQuery.newest(10);
    OperationQuery failed = all.withStatus(OperationStatus.FAILED);
    OperationQuery failedTrainings = failed.withType(OperationType.TRAINING);
    // far down the list: after 15,000 others
    var deep = new Position(time(1000), new OperationId(History.root(1000)));
    return Stream.of(
        all,
        failed,
        all.withType(OperationType.TRAINING),
        failedTrainings,
        all.createdSince(time(OPERATIONS / 5 - 20)),
        all.after(deep),
        failedTrainings.after(deep));
  }

  private static Instant time(int session) {
    return History.BEGIN.plus(Duration.ofMinutes(session));
  }

  @Test
  void counting_stops_at_10_000() {
    OperationPage page =
        database.in(() -> database.operations().list(filters().findFirst().orElseThrow()));
    assertThat(page.counted()).isEqualTo(10_000);
    assertThat(page.totalIsLowerBound()).isTrue();
    assertThat(page.active()).isEqualTo(2 * ACTIVE);
  }

  @Test
  void a_page_of_sessions_reads_itself_whatever_the_filter() {
    Optional<SessionOutcome> failed = Optional.of(SessionOutcome.FAILED_TRAINING);
    assertReads(FEW, () -> database.sessions().list(Optional.empty(), Optional.empty(), 10, 0));
    assertReads(FEW, () -> database.sessions().list(failed, Optional.of(2000L), 10, 0));
    assertThat(database.in(() -> database.sessions().count(failed))).isEqualTo(OPERATIONS / 5 / 10);
  }

  @Test
  void roots_that_began_lately_are_found_without_those_before() {
    Instant lately = time(OPERATIONS / 5 - 4);
    assertThat(database.in(() -> database.operations().rootsSince(lately))).hasSize(5 + ACTIVE);
    assertReads(FEW, () -> database.operations().rootsSince(lately));
  }

  @Test
  void the_number_of_the_next_session_is_found_without_reading_all() {
    assertReads(FEW, HistoryTest::highest);
  }

  private static long highest() {
    try {
      return SessionNumbers.highest(database.entities().unwrap(Connection.class));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void retention_finds_what_is_overdue_without_what_is_not() {
    Instant early = History.BEGIN.plus(Duration.ofMinutes(2));
    assertReads(FEW, () -> database.archive().endedBefore(OperationStatus.COMPLETED, early, 5));
    assertReads(FEW, () -> database.archive().endedBeyond(OperationStatus.FAILED, 10, 5));
  }

  @Test
  void retention_removes_a_tree_without_reading_the_others() {
    assertReads(
        200,
        () -> {
          var root = database.operations().find(new OperationId(History.root(78))).orElseThrow();
          database.archive().remove(root, Instant.EPOCH);
        });
  }

  @ParameterizedTest
  @EnumSource(Sort.class)
  void sorted_sessions_are_read_a_page_at_a_time_however_deep(Sort sort) {
    var query = sorted(sort, Optional.empty());
    List<Session> first = database.in(() -> database.sessions().list(query, none(), 10, 0));
    assertThat(first).hasSize(10);
    Optional<Long> last = Optional.of(first.get(9).id());
    assertReads(FEW, () -> database.sessions().list(query, none(), 10, 0));
    assertReads(FEW, () -> database.sessions().list(query, last, 10, 0));
    assertReads(FEW, () -> database.sessions().list(sorted(sort, Optional.of("SPX")), last, 10, 0));
  }

  private static SessionQuery sorted(Sort sort, Optional<String> symbol) {
    return new SessionQuery(
        Optional.empty(),
        symbol,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        sort,
        false);
  }

  private static Optional<Long> none() {
    return Optional.empty();
  }

  private static void assertReads(long most, Runnable work) {
    Map<String, Long> rows = RowsRead.by(database, work);
    assertThat(rows.values().stream().mapToLong(Long::longValue).sum())
        .as("rows read of %s", rows)
        .isLessThanOrEqualTo(most);
  }
}
