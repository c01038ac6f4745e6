package ktrdr.sessions.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import ktrdr.fixture.ServerTransactions;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationEvent;
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
class SessionTransactionsTest {
  private static final Stage stage = new Stage();

  @AfterAll
  static void close() {
    stage.close();
  }

  @Test
  void a_session_opens_with_its_parent_and_its_first_child_pending() {
    Session session = stage.open();
    assertThat(stage.statuses(session))
        .containsExactly("agent_session pending", "agent_design pending");
    assertThat(session.standing().phase()).isEqualTo(SessionPhase.DESIGNING);
  }

  @Test
  void a_session_with_a_given_strategy_has_no_design_child() {
    Session.Design given = new Session.Design(Optional.of("mine"), Optional.of("name: mine"));
    Session session = stage.open(stage.here, Start.now(Stage.ASSIGNMENT, given));
    assertThat(stage.statuses(session))
        .containsExactly("agent_session pending", "training pending");
  }

  @Test
  void the_four_phases_run_one_after_the_other_and_end_completed_at_100_percent() {
    Session session = stage.open();
    for (SessionPhase phase : SessionPhase.working()) {
      stage.finish(stage.begin(session, phase), PhaseResult.of(Map.of("done", true)));
    }
    assertThat(stage.statuses(session))
        .containsExactly(
            "agent_session completed",
            "agent_design completed",
            "training completed",
            "backtesting completed",
            "agent_assessment completed");
    assertThat(stage.reread(session).standing().outcome()).contains(SessionOutcome.SUCCESS);
    assertThat(stage.root(session).progress().fraction()).isEqualTo(1);
  }

  @Test
  void the_progress_of_the_session_is_the_share_of_its_finished_phases() {
    Session session = stage.open();
    stage.finish(stage.begin(session, SessionPhase.DESIGNING), PhaseResult.of(Map.of()));
    assertThat(stage.root(session).progress().fraction()).isEqualTo(0.25);
    stage.finish(stage.begin(session, SessionPhase.TRAINING), PhaseResult.of(Map.of()));
    assertThat(stage.root(session).progress().fraction()).isEqualTo(0.60);
  }

  @Test
  void a_job_execution_that_ktrdr_did_not_start_is_refused_and_changes_nothing() {
    Session session = stage.open();
    stage.begin(session, SessionPhase.DESIGNING);
    List<OperationEvent> before = stage.events(session);
    assertThatThrownBy(
            () ->
                stage.database.in(
                    () -> stage.transactions.begin(session.id(), SessionPhase.DESIGNING, 4711)))
        .isInstanceOf(NotThisJob.class)
        .hasMessageContaining("job execution 4711 was not started by ktrdr");
    assertThat(stage.events(session)).isEqualTo(before);
  }

  @Test
  void a_failed_training_gate_completes_the_session_with_that_outcome() {
    Session session = stage.open();
    Map<String, Object> failed = Map.of("gate", Map.of("passed", false, "reason", "x"));
    stage.finish(stage.begin(session, SessionPhase.DESIGNING), PhaseResult.of(Map.of()));
    stage.finish(stage.begin(session, SessionPhase.TRAINING), PhaseResult.of(failed));
    stage.finish(stage.begin(session, SessionPhase.BACKTESTING), PhaseResult.of(failed));
    stage.finish(stage.begin(session, SessionPhase.ASSESSING), PhaseResult.of(Map.of()));
    assertThat(stage.reread(session).standing().outcome())
        .contains(SessionOutcome.FAILED_TRAINING_GATE);
    assertThat(stage.root(session).status()).isEqualTo(OperationStatus.COMPLETED);
  }

  @Test
  void a_bypassed_gate_does_not_decide_the_outcome() {
    Session session = stage.open();
    Map<String, Object> bypassed = Map.of("gate", Map.of("passed", false, "bypassed", true));
    for (SessionPhase phase : SessionPhase.working()) {
      stage.finish(stage.begin(session, phase), PhaseResult.of(bypassed));
    }
    assertThat(stage.reread(session).standing().outcome()).contains(SessionOutcome.SUCCESS);
  }

  @Test
  void a_phase_that_fails_fails_the_session_with_its_sentence() {
    Session session = stage.open();
    PhaseRun run = stage.begin(session, SessionPhase.DESIGNING);
    stage.database.run(() -> stage.transactions.fail(run, "there are too few bars"));
    assertThat(stage.statuses(session))
        .containsExactly("agent_session failed", "agent_design failed");
    assertThat(stage.root(session).state().error()).contains("there are too few bars");
    assertThat(stage.reread(session).standing().outcome()).contains(SessionOutcome.FAILED_DESIGN);
    assertThat(stage.reread(session).standing().endedIn()).contains(SessionPhase.DESIGNING);
  }

  @Test
  void a_second_session_is_refused_while_one_is_active_and_starts_after_its_cancel() {
    stage.endAll();
    ServerTransactions one = stage.server("this", 1);
    Start start = Start.now(Stage.ASSIGNMENT, Session.Design.NONE);
    Session first = stage.open(one, start);
    assertThatThrownBy(() -> stage.open(one, start))
        .isInstanceOfSatisfying(
            ActiveSessionExists.class,
            refusal ->
                assertThat(refusal.members()).containsEntry("active_session_id", first.id()));
    stage.cancel(first);
    assertThat(stage.open(one, start).id()).isGreaterThan(first.id());
  }

  @Test
  void what_a_dead_server_left_active_ends_as_interrupted() {
    Session session = stage.open();
    stage.begin(session, SessionPhase.DESIGNING);
    Operation seen = stage.root(session);
    stage.database.run(() -> stage.here.takeovers().interrupt(seen, "the server stopped"));
    assertThat(stage.statuses(session))
        .containsExactly("agent_session failed", "agent_design failed");
    assertThat(stage.reread(session).standing().outcome())
        .contains(SessionOutcome.FAILED_INTERRUPTED);
  }

  @Test
  void every_transition_is_one_event_numbered_without_gaps() {
    Session session = stage.open();
    stage.finish(stage.begin(session, SessionPhase.DESIGNING), PhaseResult.of(Map.of()));
    stage.cancel(session);
    List<OperationEvent> events = stage.events(session);
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

  private static List<Long> counting(int to) {
    return LongStream.rangeClosed(1, to).boxed().toList();
  }
}
