package ktrdr.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.fixture.Books;
import ktrdr.fixture.Database;
import ktrdr.fixture.SetClock;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationAlreadyFinished;
import ktrdr.operations.OperationEvent;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SessionBookTest {
  private static final Database database = new Database();
  private final SetClock clock = new SetClock();
  private final Books books = Books.on(database, clock);
  private final SessionBook book = books.sessions();

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void a_session_opens_with_its_parent_and_its_first_child_pending() {
    Session session = open();
    assertThat(statuses(session)).containsExactly("agent_session pending", "agent_design pending");
    assertThat(session.standing().phase()).isEqualTo(SessionPhase.DESIGNING);
  }

  @Test
  void a_session_with_a_given_strategy_has_no_design_child() {
    Session.Design given = new Session.Design(Optional.of("mine"), Optional.of("name: mine"));
    Session session = database.in(() -> book.open(assignment(), given, Integer.MAX_VALUE, "local"));
    assertThat(statuses(session)).containsExactly("agent_session pending", "training pending");
  }

  @Test
  void the_four_phases_run_one_after_the_other_and_end_completed_at_100_percent() {
    Session session = open();
    for (SessionPhase phase : SessionPhase.working()) {
      finish(begin(session, phase), PhaseResult.of(Map.of("done", true)));
    }
    assertThat(statuses(session))
        .containsExactly(
            "agent_session completed",
            "agent_design completed",
            "training completed",
            "backtesting completed",
            "agent_assessment completed");
    assertThat(reread(session).standing().outcome()).contains(SessionOutcome.SUCCESS);
    assertThat(root(session).progress().fraction()).isEqualTo(1);
  }

  @Test
  void the_progress_of_the_session_is_the_share_of_its_finished_phases() {
    Session session = open();
    finish(begin(session, SessionPhase.DESIGNING), PhaseResult.of(Map.of()));
    assertThat(root(session).progress().fraction()).isEqualTo(0.25);
    finish(begin(session, SessionPhase.TRAINING), PhaseResult.of(Map.of()));
    assertThat(root(session).progress().fraction()).isEqualTo(0.60);
  }

  @Test
  void a_phase_is_begun_once_only() {
    Session session = open();
    begin(session, SessionPhase.DESIGNING);
    assertThat(database.in(() -> book.begin(session.id(), SessionPhase.DESIGNING))).isEmpty();
  }

  @Test
  void a_failed_training_gate_completes_the_session_with_that_outcome() {
    Session session = open();
    Map<String, Object> failed = Map.of("gate", Map.of("passed", false, "reason", "x"));
    finish(begin(session, SessionPhase.DESIGNING), PhaseResult.of(Map.of()));
    finish(begin(session, SessionPhase.TRAINING), PhaseResult.of(failed));
    finish(begin(session, SessionPhase.BACKTESTING), PhaseResult.of(failed));
    finish(begin(session, SessionPhase.ASSESSING), PhaseResult.of(Map.of()));
    assertThat(reread(session).standing().outcome()).contains(SessionOutcome.FAILED_TRAINING_GATE);
    assertThat(root(session).status()).isEqualTo(OperationStatus.COMPLETED);
  }

  @Test
  void a_bypassed_gate_does_not_decide_the_outcome() {
    Session session = open();
    Map<String, Object> bypassed = Map.of("gate", Map.of("passed", false, "bypassed", true));
    for (SessionPhase phase : SessionPhase.working()) {
      finish(begin(session, phase), PhaseResult.of(bypassed));
    }
    assertThat(reread(session).standing().outcome()).contains(SessionOutcome.SUCCESS);
  }

  @Test
  void a_phase_that_fails_fails_the_session_with_its_sentence() {
    Session session = open();
    PhaseRun run = begin(session, SessionPhase.DESIGNING);
    database.run(() -> book.fail(run, "there are too few bars"));
    assertThat(statuses(session)).containsExactly("agent_session failed", "agent_design failed");
    assertThat(root(session).state().error()).contains("there are too few bars");
    assertThat(reread(session).standing().outcome()).contains(SessionOutcome.FAILED_DESIGN);
    assertThat(reread(session).standing().endedIn()).contains(SessionPhase.DESIGNING);
  }

  @Test
  void a_cancel_before_the_first_step_cancels_all_at_once() {
    Session session = open();
    CancelAnswer answer = cancel(session);
    assertThat(answer.effective()).isTrue();
    assertThat(answer.children()).hasSize(1);
    assertThat(statuses(session))
        .containsExactly("agent_session cancelled", "agent_design cancelled");
    assertThat(reread(session).standing().outcome()).contains(SessionOutcome.CANCELLED);
    assertThat(database.in(() -> book.begin(session.id(), SessionPhase.DESIGNING))).isEmpty();
  }

  @Test
  void a_cancel_between_two_steps_leaves_no_child_that_nobody_owns() {
    Session session = open();
    finish(begin(session, SessionPhase.DESIGNING), PhaseResult.of(Map.of()));
    cancel(session);
    assertThat(statuses(session))
        .containsExactly("agent_session cancelled", "agent_design completed", "training cancelled");
  }

  @Test
  void a_cancel_of_running_work_waits_for_the_work_to_stop() {
    Session session = open();
    begin(session, SessionPhase.DESIGNING);
    cancel(session);
    assertThat(statuses(session))
        .containsExactly("agent_session cancelling", "agent_design cancelling");
    database.run(() -> books.cancels().settle(session.operation().orElseThrow(), false));
    assertThat(statuses(session))
        .containsExactly("agent_session cancelled", "agent_design cancelled");
  }

  @Test
  void a_result_that_comes_after_the_cancel_is_not_accepted() {
    Session session = open();
    PhaseRun run = begin(session, SessionPhase.DESIGNING);
    cancel(session);
    finish(run, PhaseResult.of(Map.of("too", "late")));
    assertThat(statuses(session))
        .containsExactly("agent_session cancelled", "agent_design cancelled");
    assertThat(events(session)).extracting(OperationEvent::kind).contains("late_result");
  }

  @Test
  void a_worker_that_was_cut_off_can_change_nothing_more() {
    Session session = open();
    PhaseRun run = begin(session, SessionPhase.DESIGNING);
    cancel(session);
    database.run(() -> books.cancels().settle(session.operation().orElseThrow(), true));
    finish(run, PhaseResult.of(Map.of("too", "late")));
    assertThat(statuses(session))
        .containsExactly("agent_session cancelled", "agent_design cancelled");
    assertThat(root(session).state().cancellation().orElseThrow().forced()).isTrue();
  }

  @Test
  void a_failure_that_comes_after_the_cancel_does_not_turn_it_into_failed() {
    Session session = open();
    PhaseRun run = begin(session, SessionPhase.DESIGNING);
    cancel(session);
    database.run(() -> book.fail(run, "interrupted"));
    assertThat(reread(session).standing().outcome()).contains(SessionOutcome.CANCELLED);
  }

  @Test
  void a_second_cancel_is_harmless_and_says_so() {
    Session session = open();
    cancel(session);
    assertThat(cancel(session).effective()).isFalse();
  }

  @Test
  void a_cancel_of_a_completed_session_is_refused_and_changes_nothing() {
    Session session = open();
    for (SessionPhase phase : SessionPhase.working()) {
      finish(begin(session, phase), PhaseResult.of(Map.of()));
    }
    assertThatThrownBy(() -> cancel(session))
        .isInstanceOf(OperationAlreadyFinished.class)
        .hasMessage("Operation cannot be cancelled (status: completed)");
    assertThat(root(session).status()).isEqualTo(OperationStatus.COMPLETED);
  }

  @Test
  void a_second_session_is_refused_while_one_is_active_and_starts_after_its_cancel() {
    endAll();
    Session first = open(1);
    assertThatThrownBy(() -> open(1))
        .isInstanceOfSatisfying(
            ActiveSessionExists.class,
            refusal ->
                assertThat(refusal.members()).containsEntry("active_session_id", first.id()));
    cancel(first);
    assertThat(open(1).id()).isGreaterThan(first.id());
  }

  @Test
  void what_a_dead_server_left_active_ends_as_interrupted() {
    Session session = open();
    begin(session, SessionPhase.DESIGNING);
    database.run(() -> book.interrupt(session.operation().orElseThrow(), "the server stopped"));
    assertThat(statuses(session)).containsExactly("agent_session failed", "agent_design failed");
    assertThat(reread(session).standing().outcome()).contains(SessionOutcome.FAILED_INTERRUPTED);
  }

  @Test
  void what_a_user_cancelled_stays_cancelled_after_a_crash() {
    Session session = open();
    begin(session, SessionPhase.DESIGNING);
    cancel(session);
    database.run(() -> book.interrupt(session.operation().orElseThrow(), "the server stopped"));
    assertThat(reread(session).standing().outcome()).contains(SessionOutcome.CANCELLED);
  }

  @Test
  void every_transition_is_one_event_numbered_without_gaps() {
    Session session = open();
    finish(begin(session, SessionPhase.DESIGNING), PhaseResult.of(Map.of()));
    cancel(session);
    List<OperationEvent> events = events(session);
    assertThat(events).extracting(OperationEvent::sequence).isEqualTo(counting(events.size()));
    assertThat(events)
        .extracting(e -> e.kind() + " " + e.after().wire())
        .containsExactly(
            "created pending",
            "created pending",
            "transition running",
            "transition running",
            "transition completed",
            "created pending",
            "transition cancelled",
            "transition cancelling",
            "transition cancelled");
  }

  private Session open() {
    return open(Integer.MAX_VALUE);
  }

  private Session open(int limit) {
    return database.in(() -> book.open(assignment(), Session.Design.NONE, limit, "local"));
  }

  private void endAll() {
    for (Operation root : database.in(() -> database.operations().activeRoots())) {
      database.run(() -> book.interrupt(root.id(), "the next test begins"));
    }
  }

  private PhaseRun begin(Session session, SessionPhase phase) {
    return database.in(() -> book.begin(session.id(), phase)).orElseThrow();
  }

  private void finish(PhaseRun run, PhaseResult result) {
    database.run(() -> book.finish(run, result));
  }

  private CancelAnswer cancel(Session session) {
    Instant now = clock.instant();
    var who =
        new Operation.Cancellation(now, "local", "enough", now.plus(Duration.ofSeconds(10)), false);
    return database.in(() -> books.cancels().cancel(session.operation().orElseThrow(), who));
  }

  private Session reread(Session session) {
    return database.in(() -> database.sessions().find(session.id())).orElseThrow();
  }

  private Operation root(Session session) {
    OperationId id = session.operation().orElseThrow();
    return database.in(() -> database.operations().find(id)).orElseThrow();
  }

  private List<String> statuses(Session session) {
    OperationId id = session.operation().orElseThrow();
    return database.in(() -> database.operations().tree(id)).stream()
        .map(o -> o.type().wire() + " " + o.status().wire())
        .toList();
  }

  private List<OperationEvent> events(Session session) {
    OperationId id = session.operation().orElseThrow();
    return database.in(() -> database.operations().events(id, 0, 100));
  }

  private static List<Long> counting(int to) {
    return java.util.stream.LongStream.rangeClosed(1, to).boxed().toList();
  }

  private static Assignment assignment() {
    return new Assignment(
        "builtin",
        "",
        Optional.empty(),
        new Assignment.Market("SPX", "1d"),
        Optional.of(1L),
        new Assignment.Effort(36, 2000),
        false);
  }
}
