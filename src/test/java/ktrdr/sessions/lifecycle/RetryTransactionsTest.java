package ktrdr.sessions.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.fixture.ServerTransactions;
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
import ktrdr.sessions.Start;
import ktrdr.sessions.admission.ActiveSessionExists;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class RetryTransactionsTest {
  private static final Stage stage = new Stage();

  @AfterAll
  static void close() {
    stage.close();
  }

  @Test
  void a_cancelled_session_goes_on_with_the_same_child() {
    Session session = cancelledInTraining();
    resume(stage.here, session);
    assertThat(stage.statuses(session))
        .containsExactly("agent_session resuming", "agent_design completed", "training resuming");
    assertThat(stage.begin(session, SessionPhase.TRAINING).child().lineage().attempt()).isOne();
    assertThat(stage.root(session).state().cancellation()).isEmpty();
    assertThat(stage.reread(session).standing().phase()).isEqualTo(SessionPhase.TRAINING);
  }

  @Test
  void a_retry_opens_a_new_attempt_and_keeps_the_old_one() {
    Session session = failedInTraining();
    retry(session, Optional.empty());
    assertThat(stage.statuses(session))
        .containsExactly(
            "agent_session resuming",
            "agent_design completed",
            "training failed",
            "training pending");
    PhaseRun run = stage.begin(session, SessionPhase.TRAINING);
    assertThat(run.child().lineage().attempt()).isEqualTo(2);
    assertThat(run.child().lineage().retryOf()).contains(tree(session).get(2).id());
    assertThat(stage.root(session).state().error()).isEmpty();
  }

  @Test
  void a_retry_from_an_earlier_phase_does_that_phase_and_all_after_it_again() {
    Session session = failedInTraining();
    retry(session, Optional.of(SessionPhase.DESIGNING));
    for (SessionPhase phase : SessionPhase.working()) {
      stage.finish(stage.begin(session, phase), PhaseResult.of(Map.of()));
    }
    assertThat(tree(session))
        .extracting(o -> o.type().wire() + " " + o.lineage().attempt() + " " + o.status().wire())
        .containsExactly(
            "agent_session 1 completed",
            "agent_design 1 completed",
            "training 1 failed",
            "agent_design 2 completed",
            "training 2 completed",
            "backtesting 1 completed",
            "agent_assessment 1 completed");
    assertThat(stage.reread(session).standing().outcome()).contains(SessionOutcome.SUCCESS);
  }

  @Test
  void a_retry_from_a_phase_that_was_never_reached_is_refused_and_changes_nothing() {
    Session session = failedInTraining();
    List<OperationEvent> before = stage.events(session);
    assertThatThrownBy(() -> retry(session, Optional.of(SessionPhase.ASSESSING)))
        .isInstanceOf(PhaseNotReached.class)
        .hasMessageContaining("Design up to Training");
    assertThat(stage.events(session)).isEqualTo(before);
  }

  @Test
  void what_completed_can_neither_be_resumed_nor_retried() {
    Session session = stage.open();
    for (SessionPhase phase : SessionPhase.working()) {
      stage.finish(stage.begin(session, phase), PhaseResult.of(Map.of()));
    }
    assertThatThrownBy(() -> resume(stage.here, session))
        .isInstanceOf(NotResumable.class)
        .hasMessage("Operation is not failed or cancelled (status: completed)");
    assertThatThrownBy(() -> retry(session, Optional.empty())).isInstanceOf(NotResumable.class);
  }

  @Test
  void a_resume_does_not_count_itself_as_the_active_session() {
    stage.endAll();
    ServerTransactions one = stage.server("this", 1);
    Session session = cancelledInTraining();
    resume(one, session);
    assertThat(stage.root(session).status()).isEqualTo(OperationStatus.RESUMING);
  }

  @Test
  void a_resume_at_the_limit_is_refused_and_changes_nothing() {
    stage.endAll();
    Session ended = cancelledInTraining();
    ServerTransactions one = stage.server("this", 1);
    stage.open(one, Start.now(Stage.ASSIGNMENT, Session.Design.NONE));
    List<OperationEvent> before = stage.events(ended);
    assertThatThrownBy(() -> resume(one, ended)).isInstanceOf(ActiveSessionExists.class);
    assertThat(stage.events(ended)).isEqualTo(before);
    assertThat(stage.reread(ended).standing().outcome()).contains(SessionOutcome.CANCELLED);
    stage.endAll();
  }

  @Test
  void a_resumed_session_can_be_cancelled_again_before_its_first_step() {
    Session session = cancelledInTraining();
    resume(stage.here, session);
    stage.cancel(session);
    assertThat(stage.statuses(session))
        .containsExactly("agent_session cancelled", "agent_design completed", "training cancelled");
  }

  @Test
  void a_session_that_was_cancelled_in_the_queue_begins_with_its_first_phase() {
    stage.endAll();
    ServerTransactions one = stage.server("this", 1);
    Start start = Start.now(Stage.ASSIGNMENT, Session.Design.NONE).withQueue(true);
    Session first = stage.open(one, start);
    Session waiting = stage.open(one, start);
    stage.cancel(waiting);
    stage.cancel(first);
    resume(one, waiting);
    assertThat(stage.statuses(waiting))
        .containsExactly("agent_session resuming", "agent_design pending");
    stage.endAll();
  }

  private static Session cancelledInTraining() {
    Session session = stage.open();
    stage.finish(stage.begin(session, SessionPhase.DESIGNING), PhaseResult.of(Map.of()));
    stage.begin(session, SessionPhase.TRAINING);
    stage.cancel(session);
    OperationId root = session.operation().orElseThrow();
    stage.database.run(() -> stage.here.cancels().settle(root, false));
    return session;
  }

  private static Session failedInTraining() {
    Session session = stage.open();
    stage.finish(stage.begin(session, SessionPhase.DESIGNING), PhaseResult.of(Map.of()));
    PhaseRun run = stage.begin(session, SessionPhase.TRAINING);
    stage.database.run(() -> stage.transactions.fail(run, "out of memory"));
    return session;
  }

  private static List<Operation> tree(Session session) {
    OperationId root = session.operation().orElseThrow();
    return stage.database.in(() -> stage.database.operations().tree(root));
  }

  private static void resume(ServerTransactions server, Session session) {
    OperationId root = session.operation().orElseThrow();
    stage.database.run(() -> server.retries().resume(root, Stage.LOCAL, "again"));
  }

  private static void retry(Session session, Optional<SessionPhase> from) {
    OperationId root = session.operation().orElseThrow();
    stage.database.run(() -> stage.here.retries().retry(root, from, Stage.LOCAL, "again"));
  }
}
