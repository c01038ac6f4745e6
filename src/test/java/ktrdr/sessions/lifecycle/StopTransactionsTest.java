package ktrdr.sessions.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import ktrdr.fixture.ServerTransactions;
import ktrdr.operations.Notice;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationEvent;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.sessions.PhaseResult;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionOutcome;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class StopTransactionsTest {
  private static final Stage stage = new Stage();

  @AfterAll
  static void close() {
    stage.close();
  }

  @Test
  void work_that_runs_is_paused_when_it_has_left_and_its_slot_is_free() {
    Session session = stage.open();
    PhaseRun run = stage.begin(session, SessionPhase.DESIGNING);
    pause(session);
    assertThat(stage.statuses(session))
        .containsExactly("agent_session running", "agent_design running");
    left(run);
    assertThat(stage.statuses(session))
        .containsExactly("agent_session paused", "agent_design paused");
    assertThat(stage.root(session).state().ownership().owner()).isEmpty();
  }

  @Test
  void between_two_steps_a_pause_is_carried_out_at_once() {
    Session session = stage.open();
    stage.finish(stage.begin(session, SessionPhase.DESIGNING), PhaseResult.of(Map.of()));
    pause(session);
    assertThat(stage.statuses(session))
        .containsExactly("agent_session paused", "agent_design completed", "training pending");
    assertThat(stage.tryBegin(session, SessionPhase.TRAINING)).isEmpty();
  }

  @Test
  void work_that_ends_well_before_it_sees_the_pause_is_kept_and_the_next_phase_waits() {
    Session session = stage.open();
    PhaseRun run = stage.begin(session, SessionPhase.DESIGNING);
    pause(session);
    assertThat(stage.finish(run, PhaseResult.of(Map.of("done", true)))).isTrue();
    assertThat(stage.finish(run, PhaseResult.of(Map.of("done", true))))
        .as("handed in again, because the answer was lost")
        .isTrue();
    assertThat(stage.statuses(session))
        .containsExactly("agent_session paused", "agent_design completed", "training pending");
  }

  @Test
  void a_paused_session_goes_on_with_the_same_child_from_the_queue() {
    Session session = stage.open();
    PhaseRun run = stage.begin(session, SessionPhase.DESIGNING);
    pause(session);
    left(run);
    OperationId root = session.operation().orElseThrow();
    stage.database.run(() -> stage.here.opens().unpause(root, Stage.LOCAL, "go on"));
    assertThat(stage.root(session).state().ownership().turn()).isPresent();
    stage.database.run(() -> stage.here.opens().next());
    PhaseRun again = stage.begin(session, SessionPhase.DESIGNING);
    assertThat(again.child().id()).isEqualTo(run.child().id());
    assertThat(stage.statuses(session))
        .containsExactly("agent_session running", "agent_design running");
    assertThat(stage.root(session).state().stopRequest()).isEmpty();
  }

  @Test
  void a_resume_of_what_is_paused_is_one_event_and_forgets_why_it_was_paused() {
    Session session = stage.open();
    PhaseRun run = stage.begin(session, SessionPhase.DESIGNING);
    pause(session);
    left(run);
    int before = stage.events(session).size();
    OperationId root = session.operation().orElseThrow();
    stage.database.run(() -> stage.here.opens().unpause(root, Stage.LOCAL, "morning"));
    assertThat(stage.events(session)).hasSize(before + 1);
    assertThat(stage.root(session).state().stopRequest()).isEmpty();
  }

  @Test
  void what_the_paused_worker_hands_in_later_is_not_accepted() {
    Session session = stage.open();
    PhaseRun run = stage.begin(session, SessionPhase.DESIGNING);
    pause(session);
    stage.database.run(() -> stage.here.stops().cutOff(root(session), run.child().term()));
    assertThat(stage.finish(run, PhaseResult.of(Map.of("too", "late")))).isFalse();
    assertThat(stage.statuses(session))
        .containsExactly("agent_session paused", "agent_design paused");
    assertThat(stage.events(session)).extracting(OperationEvent::kind).contains("late_result");
  }

  @Test
  void a_paused_session_is_cancelled_at_once() {
    Session session = stage.open();
    PhaseRun run = stage.begin(session, SessionPhase.DESIGNING);
    pause(session);
    left(run);
    stage.cancel(session);
    assertThat(stage.statuses(session))
        .containsExactly("agent_session cancelled", "agent_design cancelled");
    assertThat(stage.reread(session).standing().outcome()).contains(SessionOutcome.CANCELLED);
  }

  @Test
  void what_does_not_run_can_not_be_paused() {
    Session session = stage.open();
    assertThatThrownBy(() -> pause(session))
        .isInstanceOf(NotRunning.class)
        .hasMessage("Operation cannot be paused (status: pending)");
  }

  @Test
  void a_server_that_shuts_down_leaves_its_work_as_it_is() {
    Session session = stage.open();
    PhaseRun run = stage.begin(session, SessionPhase.DESIGNING);
    List<OperationEvent> before = stage.events(session);
    left(run);
    assertThat(stage.events(session)).isEqualTo(before);
    assertThat(stage.root(session).status()).isEqualTo(OperationStatus.RUNNING);
  }

  @Test
  void work_that_is_out_of_time_fails_when_it_has_left() {
    Session session = stage.open();
    PhaseRun run = stage.begin(session, SessionPhase.DESIGNING);
    boolean works = timedOut(session);
    assertThat(works).isTrue();
    left(run);
    assertThat(stage.statuses(session))
        .containsExactly("agent_session failed", "agent_design failed");
    assertThat(stage.reread(session).standing().outcome()).contains(SessionOutcome.FAILED_TIMEOUT);
    assertThat(stage.root(session).state().error()).contains("too long");
  }

  @Test
  void the_end_of_a_pause_s_grace_does_not_cut_off_a_cancel_that_came_after_it() {
    Session session = stage.open();
    PhaseRun run = stage.begin(session, SessionPhase.DESIGNING);
    pause(session);
    var paused = stage.clock.instant();
    stage.clock.advance(Duration.ofSeconds(9));
    stage.cancel(session);
    cutOff(session, run, paused);
    assertThat(stage.root(session).status()).isEqualTo(OperationStatus.CANCELLING);
    cutOff(session, run, stage.clock.instant());
    assertThat(stage.root(session).status()).isEqualTo(OperationStatus.CANCELLED);
    assertThat(stage.root(session).state().cancellation().orElseThrow().forced()).isTrue();
  }

  private static void cutOff(Session session, PhaseRun run, Instant requested) {
    stage.database.run(
        () -> stage.here.stops().cutOff(root(session), run.child().term(), requested));
  }

  @Test
  void what_got_its_slot_since_its_time_was_over_is_left_alone() {
    Session session = stage.open();
    Operation seen = stage.root(session);
    ServerTransactions other = stage.server("other", 1);
    stage.database.run(() -> other.takeovers().recover(seen, true));
    assertThat(
            stage.database.in(() -> stage.here.stops().timeOut(seen.id(), seen.term(), timeOut())))
        .isFalse();
    assertThat(stage.root(session).status()).isEqualTo(OperationStatus.PENDING);
  }

  @Test
  void what_is_cancelled_does_not_run_out_of_time() {
    Session session = stage.open();
    stage.begin(session, SessionPhase.DESIGNING);
    stage.cancel(session);
    assertThat(timedOut(session)).isFalse();
    assertThat(stage.root(session).status()).isEqualTo(OperationStatus.CANCELLING);
  }

  private static boolean timedOut(Session session) {
    Operation root = stage.root(session);
    return stage.database.in(() -> stage.here.stops().timeOut(root.id(), root.term(), timeOut()));
  }

  private static OperationId root(Session session) {
    return session.operation().orElseThrow();
  }

  private static void left(PhaseRun run) {
    stage.database.run(
        () -> stage.here.stops().left(run.child().lineage().root(), run.child().term()));
  }

  private static void pause(Session session) {
    stage.database.run(
        () ->
            stage
                .here
                .stops()
                .pause(root(session), stopRequest(Operation.StopRequest.Kind.PAUSE, "lunch")));
  }

  private static Operation.StopRequest timeOut() {
    return stopRequest(Operation.StopRequest.Kind.TIMEOUT, "too long");
  }

  private static Operation.StopRequest stopRequest(Operation.StopRequest.Kind kind, String reason) {
    var now = stage.clock.instant();
    return new Operation.StopRequest(
        kind, new Notice(now, Stage.LOCAL, reason, now.plus(Duration.ofSeconds(10))));
  }
}
