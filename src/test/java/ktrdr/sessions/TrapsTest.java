package ktrdr.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.fixture.ServerTransactions;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationQuery;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationType;
import ktrdr.work.Progress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mistakes of others in cancelling and keeping, on a real database: none of them is made here. */
@Tag("database")
class TrapsTest {
  private static final Stage stage = new Stage();
  private final ServerTransactions one = stage.server("this", 1);

  @AfterEach
  void endAll() {
    stage.endAll();
  }

  @AfterAll
  static void close() {
    stage.close();
  }

  @Test
  void cancelling_one_session_leaves_the_other_one_running() {
    Session a = stage.open();
    Session b = stage.open();
    stage.begin(a, SessionPhase.DESIGNING);
    stage.begin(b, SessionPhase.DESIGNING);
    stage.cancel(b);
    assertThat(stage.statuses(a)).containsExactly("agent_session running", "agent_design running");
    assertThat(stage.statuses(b))
        .containsExactly("agent_session cancelling", "agent_design cancelling");
  }

  @Test
  void a_cancel_of_the_child_ends_its_session_and_not_only_the_child() {
    Session session = stage.open();
    PhaseRun run = stage.begin(session, SessionPhase.DESIGNING);
    stage.database.run(() -> stage.here.cancels().cancel(run.child().id(), stage.notice()));
    stage.database.run(() -> stage.here.stops().left(root(session), run.child().term()));
    assertThat(stage.statuses(session))
        .containsExactly("agent_session cancelled", "agent_design cancelled");
    assertThat(stage.reread(session).standing().outcome()).contains(SessionOutcome.CANCELLED);
  }

  @Test
  void a_worker_that_never_stops_keeps_neither_the_session_nor_its_slot() {
    Session session = stage.open(one, now());
    PhaseRun run = stage.begin(session, SessionPhase.DESIGNING);
    stage.cancel(session);
    stage.database.run(() -> one.stops().cutOff(root(session), run.child().term()));
    assertThat(stage.root(session).status()).isEqualTo(OperationStatus.CANCELLED);
    assertThat(stage.open(one, now()).id()).isGreaterThan(session.id());
  }

  @Test
  void a_session_that_was_cancelled_is_idle_and_blocks_no_later_trigger() {
    Session session = stage.open(one, now());
    PhaseRun run = stage.begin(session, SessionPhase.DESIGNING);
    stage.cancel(session);
    stage.database.run(() -> one.stops().left(root(session), run.child().term()));
    assertThat(stage.reread(session).ended()).isTrue();
    assertThat(stage.open(one, now()).standing().phase()).isEqualTo(SessionPhase.DESIGNING);
  }

  @Test
  void a_session_that_was_cancelled_in_the_queue_never_starts() {
    Session first = stage.open(one, now());
    Session waiting = stage.open(one, Start.now(Stage.ASSIGNMENT, none()).withQueue(true));
    stage.cancel(waiting);
    stage.cancel(first);
    assertThat(stage.database.in(() -> one.opens().next())).isEmpty();
    assertThat(stage.statuses(waiting)).containsExactly("agent_session cancelled");
  }

  @Test
  void statuses_are_kept_in_lower_case_and_are_what_they_were_when_they_are_read()
      throws Exception {
    for (OperationStatus status : OperationStatus.values()) {
      OperationId id = add(status);
      assertThat(kept(id)).isEqualTo(status.wire()).isLowerCase();
      assertThat(stage.database.in(() -> stage.database.operations().find(id)))
          .get()
          .extracting(Operation::status)
          .isEqualTo(status);
    }
  }

  @Test
  void every_status_that_is_not_terminal_counts_as_active_and_holds_its_slot() {
    for (OperationStatus status : OperationStatus.values()) {
      OperationId id = add(status);
      List<OperationId> active =
          stage.database.in(() -> stage.database.operations().activeRoots()).stream()
              .map(Operation::id)
              .toList();
      assertThat(active.contains(id)).as(status.wire()).isEqualTo(status.active());
      assertThat(listed(true).contains(id)).as(status.wire()).isEqualTo(status.active());
    }
    assertThat(Arrays.stream(OperationStatus.values()).filter(OperationStatus::active)).hasSize(5);
  }

  @Test
  void finished_children_stay_in_lists_and_in_the_tree() {
    Session session = stage.open();
    List<OperationId> finished = new ArrayList<>();
    for (SessionPhase phase : SessionPhase.working()) {
      PhaseRun run = stage.begin(session, phase);
      stage.finish(run, PhaseResult.of(Map.of()));
      finished.add(run.child().id());
    }
    assertThat(listed(false)).containsAll(finished);
    assertThat(stage.statuses(session)).hasSize(5).allMatch(line -> line.endsWith("completed"));
  }

  @Test
  void a_retry_can_be_begun_by_a_job_and_is_no_row_that_nothing_runs() {
    Session session = stage.open();
    PhaseRun run = stage.begin(session, SessionPhase.DESIGNING);
    stage.database.run(() -> stage.transactions.fail(run, "it broke"));
    stage.database.run(
        () -> stage.here.retries().retry(root(session), Optional.empty(), Stage.LOCAL, "again"));
    PhaseRun again =
        stage
            .database
            .in(() -> stage.transactions.begin(session.id(), SessionPhase.DESIGNING, 4711))
            .orElseThrow();
    assertThat(again.child().lineage().retryOf()).contains(run.child().id());
    assertThat(again.child().status()).isEqualTo(OperationStatus.RUNNING);
  }

  private static Start now() {
    return Start.now(Stage.ASSIGNMENT, none());
  }

  private static Session.Design none() {
    return Session.Design.NONE;
  }

  private static OperationId root(Session session) {
    return session.operation().orElseThrow();
  }

  private static String kept(OperationId id) throws SQLException {
    try (Connection connection = stage.database.connect();
        Statement select = connection.createStatement();
        ResultSet row =
            select.executeQuery(
                "select status from operations where operation_id = '" + id.value() + "'")) {
      row.next();
      return row.getString(1);
    }
  }

  private static List<OperationId> listed(boolean activeOnly) {
    OperationQuery all = OperationQuery.newest(1000);
    OperationQuery query = activeOnly ? all.onlyActive() : all;
    return stage.database.in(() -> stage.database.operations().list(query)).operations().stream()
        .map(Operation::id)
        .toList();
  }

  /** A backtest of its own with this status; it is nobody's, so that no test has to end it. */
  private static OperationId add(OperationStatus status) {
    OperationId id = OperationId.next(OperationType.BACKTESTING, stage.clock.instant());
    var times = new Operation.Times(stage.clock.instant(), Optional.empty(), Optional.empty());
    Operation operation =
        new Operation(
            id,
            new Operation.Lineage(Optional.empty(), id, Optional.empty(), 1, Optional.empty()),
            OperationType.BACKTESTING,
            new Operation.State(
                status,
                0,
                times,
                Operation.Ownership.NONE,
                Optional.of(Operation.Cancellation.of(stage.notice())),
                Optional.empty(),
                Optional.empty()),
            new Operation.Subject("a backtest", "SPX", "1d", Map.of()),
            Operation.Output.NONE,
            Progress.NONE);
    stage.database.run(() -> stage.database.operations().add(operation));
    return id;
  }
}
