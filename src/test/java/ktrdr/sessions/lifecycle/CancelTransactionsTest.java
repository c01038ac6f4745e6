package ktrdr.sessions.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationAlreadyFinished;
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
class CancelTransactionsTest {
  private static final Stage stage = new Stage();

  @AfterAll
  static void close() {
    stage.close();
  }

  @Test
  void a_cancel_before_the_first_step_cancels_all_at_once() {
    Session session = stage.open();
    CancelAnswer answer = stage.cancel(session);
    assertThat(answer.effective()).isTrue();
    assertThat(answer.children()).hasSize(1);
    assertThat(stage.statuses(session))
        .containsExactly("agent_session cancelled", "agent_design cancelled");
    assertThat(stage.reread(session).standing().outcome()).contains(SessionOutcome.CANCELLED);
    assertThat(stage.tryBegin(session, SessionPhase.DESIGNING)).isEmpty();
  }

  @Test
  void a_cancel_between_two_steps_leaves_no_child_that_nobody_owns() {
    Session session = stage.open();
    stage.finish(stage.begin(session, SessionPhase.DESIGNING), PhaseResult.of(Map.of()));
    stage.cancel(session);
    assertThat(stage.statuses(session))
        .containsExactly("agent_session cancelled", "agent_design completed", "training cancelled");
  }

  @Test
  void a_cancel_of_running_work_waits_for_the_work_to_stop() {
    Session session = stage.open();
    stage.begin(session, SessionPhase.DESIGNING);
    stage.cancel(session);
    assertThat(stage.statuses(session))
        .containsExactly("agent_session cancelling", "agent_design cancelling");
    stage.database.run(() -> stage.here.cancels().settle(session.operation().orElseThrow(), false));
    assertThat(stage.statuses(session))
        .containsExactly("agent_session cancelled", "agent_design cancelled");
  }

  @Test
  void a_result_that_comes_after_the_cancel_is_not_accepted() {
    Session session = stage.open();
    PhaseRun run = stage.begin(session, SessionPhase.DESIGNING);
    stage.cancel(session);
    stage.finish(run, PhaseResult.of(Map.of("too", "late")));
    assertThat(stage.statuses(session))
        .containsExactly("agent_session cancelled", "agent_design cancelled");
    assertThat(stage.events(session)).extracting(OperationEvent::kind).contains("late_result");
  }

  @Test
  void a_worker_that_was_cut_off_can_change_nothing_more() {
    Session session = stage.open();
    PhaseRun run = stage.begin(session, SessionPhase.DESIGNING);
    stage.cancel(session);
    stage.database.run(() -> stage.here.cancels().settle(session.operation().orElseThrow(), true));
    stage.finish(run, PhaseResult.of(Map.of("too", "late")));
    assertThat(stage.statuses(session))
        .containsExactly("agent_session cancelled", "agent_design cancelled");
    assertThat(stage.root(session).state().cancellation().orElseThrow().forced()).isTrue();
  }

  @Test
  void a_failure_that_comes_after_the_cancel_does_not_turn_it_into_failed() {
    Session session = stage.open();
    PhaseRun run = stage.begin(session, SessionPhase.DESIGNING);
    stage.cancel(session);
    stage.database.run(() -> stage.transactions.fail(run, "interrupted"));
    assertThat(stage.reread(session).standing().outcome()).contains(SessionOutcome.CANCELLED);
  }

  @Test
  void a_second_cancel_is_harmless_and_says_so() {
    Session session = stage.open();
    stage.cancel(session);
    assertThat(stage.cancel(session).effective()).isFalse();
  }

  @Test
  void a_cancel_of_an_earlier_attempt_is_refused_while_a_later_one_works() {
    Session session = stage.open();
    PhaseRun first = stage.begin(session, SessionPhase.DESIGNING);
    OperationId root = session.operation().orElseThrow();
    stage.cancel(session);
    stage.database.run(() -> stage.here.cancels().settle(root, false));
    stage.database.run(
        () -> stage.here.retries().retry(root, Optional.empty(), Stage.LOCAL, "again"));
    assertThatThrownBy(
            () ->
                stage.database.run(
                    () -> stage.here.cancels().cancel(first.child().id(), stage.notice())))
        .isInstanceOf(OperationAlreadyFinished.class)
        .hasMessage("Operation cannot be cancelled (status: cancelled)");
    assertThat(stage.root(session).status()).isEqualTo(OperationStatus.RESUMING);
    assertThat(stage.cancel(session).effective()).isTrue();
  }

  @Test
  void a_cancel_says_the_epoch_of_the_work_that_shall_stop() {
    Session session = stage.open();
    PhaseRun run = stage.begin(session, SessionPhase.DESIGNING);
    CancelAnswer answer = stage.cancel(session);
    assertThat(answer.term()).isEqualTo(run.child().term());
    assertThat(answer.cancellation().notice().by()).isEqualTo(stage.notice().by());
  }

  @Test
  void a_cancel_of_a_completed_session_is_refused_and_changes_nothing() {
    Session session = stage.open();
    for (SessionPhase phase : SessionPhase.working()) {
      stage.finish(stage.begin(session, phase), PhaseResult.of(Map.of()));
    }
    assertThatThrownBy(() -> stage.cancel(session))
        .isInstanceOf(OperationAlreadyFinished.class)
        .hasMessage("Operation cannot be cancelled (status: completed)");
    assertThat(stage.root(session).status()).isEqualTo(OperationStatus.COMPLETED);
  }

  @Test
  void what_a_user_cancelled_stays_cancelled_after_a_crash() {
    Session session = stage.open();
    stage.begin(session, SessionPhase.DESIGNING);
    stage.cancel(session);
    Operation seen = stage.root(session);
    stage.database.run(() -> stage.here.takeovers().interrupt(seen, "the server stopped"));
    assertThat(stage.reread(session).standing().outcome()).contains(SessionOutcome.CANCELLED);
  }
}
