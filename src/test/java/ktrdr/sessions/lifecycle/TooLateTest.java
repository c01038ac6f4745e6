package ktrdr.sessions.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import ktrdr.fixture.Memory;
import ktrdr.fixture.ServerTransactions;
import ktrdr.operations.Notice;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.Scene;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionOutcome;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.Stage;
import ktrdr.sessions.Start;
import ktrdr.sessions.background.OrphanSweep;
import ktrdr.sessions.jobs.JobLauncher;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Servers that decide by what they saw a moment ago, when somebody has changed it since. */
@Tag("database")
class TooLateTest {
  private final Memory memory = new Memory();
  private final Scene stage = new Scene(memory);
  private final ServerTransactions server = stage.server("this", 1);

  @Test
  void a_stop_of_a_job_that_is_over_does_not_cancel_what_was_resumed_since() {
    Session session = stage.open();
    Operation seen = stage.root(session);
    stage.cancel(session);
    resume(session);
    stage.storage.run(() -> stage.here.cancels().stopped(seen.id(), seen.term(), stage.notice()));
    assertThat(stage.root(session).status()).isEqualTo(OperationStatus.RESUMING);
  }

  @Test
  void who_could_not_start_a_job_does_not_end_what_another_server_took_since() {
    Session session = stage.open();
    Operation seen = stage.root(session);
    ServerTransactions other = stage.server("other", 1);
    assertThat(stage.storage.in(() -> other.takeovers().recover(seen, true))).isPresent();
    stage.storage.run(() -> stage.here.takeovers().interrupt(seen, "no thread"));
    assertThat(stage.root(session).state().ownership().owner()).contains("other");
    assertThat(stage.root(session).status()).isEqualTo(OperationStatus.PENDING);
  }

  @Test
  void work_that_was_asked_to_pause_when_its_server_died_is_paused_and_not_interrupted() {
    Session session = stage.open();
    stage.begin(session, SessionPhase.DESIGNING);
    pause(session);
    Operation seen = stage.root(session);
    stage.storage.run(() -> stage.here.takeovers().interrupt(seen, "the server stopped"));
    assertThat(stage.statuses(session))
        .containsExactly("agent_session paused", "agent_design paused");
  }

  @Test
  void work_that_was_asked_to_pause_is_paused_also_when_its_job_was_stopped_before_it_went_on() {
    Session session = stage.open();
    stage.begin(session, SessionPhase.DESIGNING);
    Operation seen = stage.root(session);
    ServerTransactions other = stage.server("other", 1);
    stage.storage.run(() -> other.takeovers().recover(seen, true));
    pause(session); // the job of the other server has not come to the child yet
    Operation stopped = stage.root(session);
    stage.storage.run(() -> other.takeovers().stopped(stopped, stage.notice()));
    assertThat(stage.statuses(session))
        .containsExactly("agent_session paused", "agent_design paused");
  }

  @Test
  void work_whose_job_was_stopped_through_liberty_is_cancelled() {
    Session session = stage.open();
    stage.begin(session, SessionPhase.DESIGNING);
    Operation seen = stage.root(session);
    stage.storage.run(() -> stage.here.takeovers().stopped(seen, stage.notice()));
    assertThat(stage.statuses(session))
        .containsExactly("agent_session cancelled", "agent_design cancelled");
  }

  @Test
  void a_resumed_session_whose_job_never_came_is_started_and_keeps_no_slot_for_ever() {
    Session session = paused();
    stage.storage.run(() -> stage.here.opens().unpause(root(session), Stage.LOCAL, "go on"));
    Operation taken = stage.storage.in(() -> server.opens().next()).orElseThrow();
    assertThat(OrphanSweep.Cure.of(taken, Optional.empty())).isEqualTo(OrphanSweep.Cure.LAUNCH);
    stage.storage.run(() -> stage.here.takeovers().orphan(taken, "its job is gone"));
    assertThat(stage.reread(session).standing().outcome()).contains(SessionOutcome.FAILED_ORPHAN);
  }

  @Test
  void a_session_that_was_taken_over_and_whose_job_never_came_is_started() {
    Session session = stage.open();
    stage.begin(session, SessionPhase.DESIGNING);
    Operation seen = stage.root(session);
    Operation taken = stage.storage.in(() -> server.takeovers().recover(seen, true)).orElseThrow();
    assertThat(OrphanSweep.Cure.of(taken, Optional.empty())).isEqualTo(OrphanSweep.Cure.LAUNCH);
  }

  @Test
  void a_session_whose_job_broke_and_told_nothing_goes_on_like_that_of_a_dead_server() {
    Session session = stage.open();
    stage.begin(session, SessionPhase.DESIGNING);
    var broke = Optional.of(JobLauncher.State.FAILED);
    assertThat(OrphanSweep.Cure.of(stage.root(session), broke)).isEqualTo(OrphanSweep.Cure.RECOVER);
  }

  @Test
  void a_job_whose_end_was_never_written_or_that_got_no_thread_goes_on_too() {
    Session session = stage.open();
    stage.begin(session, SessionPhase.DESIGNING);
    for (JobLauncher.State state : List.of(JobLauncher.State.LOST, JobLauncher.State.STARTING)) {
      assertThat(OrphanSweep.Cure.of(stage.root(session), Optional.of(state)))
          .isEqualTo(OrphanSweep.Cure.RECOVER);
    }
  }

  @Test
  void a_cancel_that_a_frozen_server_had_not_carried_out_is_forced_and_cuts_it_off() {
    Session session = stage.open();
    PhaseRun run = stage.begin(session, SessionPhase.DESIGNING);
    stage.cancel(session);
    Operation seen = stage.root(session);
    ServerTransactions other = stage.server("other", 1);
    stage.storage.run(() -> other.takeovers().recover(seen, false));
    Operation root = stage.root(session);
    assertThat(root.status()).isEqualTo(OperationStatus.CANCELLED);
    assertThat(root.state().cancellation().orElseThrow().forced()).isTrue();
    assertThat(root.term()).isGreaterThan(run.child().term());
  }

  @Test
  void a_pause_that_was_carried_out_meanwhile_is_no_orphan() {
    Session session = paused();
    Operation seen = stage.root(session);
    stage.storage.run(() -> stage.here.takeovers().orphan(seen, "its job is gone"));
    assertThat(stage.root(session).status()).isEqualTo(OperationStatus.PAUSED);
  }

  @Test
  void of_two_resumes_of_a_paused_session_the_second_is_refused_also_when_it_was_dispatched() {
    Session session = paused();
    stage.storage.run(() -> stage.here.opens().unpause(root(session), Stage.LOCAL, "go on"));
    assertThat(stage.storage.in(() -> server.opens().next())).isPresent();
    Operation dispatched = stage.root(session);
    assertThatThrownBy(
            () ->
                stage.storage.run(
                    () -> stage.here.opens().unpause(root(session), Stage.LOCAL, "go on")))
        .isInstanceOf(NotResumable.class);
    assertThat(stage.root(session)).isEqualTo(dispatched);
  }

  @Test
  void a_session_that_is_cancelled_when_its_turn_comes_is_not_dispatched() {
    Session first = stage.open(server, Start.now(Stage.ASSIGNMENT, Session.Design.NONE));
    Session waiting =
        stage.open(server, Start.now(Stage.ASSIGNMENT, Session.Design.NONE).withQueue(true));
    stage.cancel(first);
    memory.comeFirst(() -> stage.cancel(waiting));
    assertThat(stage.storage.in(() -> server.opens().next())).isEmpty();
    assertThat(stage.root(waiting).status()).isEqualTo(OperationStatus.CANCELLED);
    assertThat(stage.events(waiting)).extracting(e -> e.kind()).doesNotContain("dispatched");
  }

  private Session paused() {
    Session session = stage.open();
    PhaseRun run = stage.begin(session, SessionPhase.DESIGNING);
    pause(session);
    stage.storage.run(() -> stage.here.stops().left(root(session), run.child().term()));
    return session;
  }

  private void pause(Session session) {
    var now = stage.clock.instant();
    var pause =
        new Operation.StopRequest(
            Operation.StopRequest.Kind.PAUSE, new Notice(now, Stage.LOCAL, "lunch", now));
    stage.storage.run(() -> stage.here.stops().pause(root(session), pause));
  }

  private void resume(Session session) {
    stage.storage.run(
        () -> stage.here.retries().resume(root(session), Stage.LOCAL, "changed my mind"));
  }

  private static OperationId root(Session session) {
    return session.operation().orElseThrow();
  }
}
