package ktrdr.sessions.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import ktrdr.operations.Notice;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.sessions.PhaseResult;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.Scene;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which job execution works on a tree, when there are two. */
@Tag("database")
class ExecutionClaimsTest {
  private static final long OLD = 1;
  private static final long NEW = 2;
  private final Scene stage = Scene.inMemory();

  @Test
  void a_job_that_was_left_at_a_pause_does_not_take_the_work_of_the_resumed_one() {
    Session session = stage.open();
    assertThat(begin(session, SessionPhase.DESIGNING, OLD)).isPresent();
    pauseAndResume(session);
    // The old job goes on to its next step before the new one is known.
    assertThat(begin(session, SessionPhase.TRAINING, OLD)).isEmpty();
    assertThat(begin(session, SessionPhase.DESIGNING, NEW)).isPresent();
  }

  @Test
  void a_job_whose_session_was_cancelled_before_its_first_step_takes_nothing_after_a_resume() {
    Session session = stage.open();
    stage.cancel(session);
    assertThat(begin(session, SessionPhase.DESIGNING, OLD)).isEmpty();
    stage.storage.run(
        () -> stage.here.retries().resume(root(session), Stage.LOCAL, "changed my mind"));
    assertThat(begin(session, SessionPhase.TRAINING, OLD)).isEmpty();
    assertThat(begin(session, SessionPhase.DESIGNING, NEW)).isPresent();
  }

  @Test
  void a_job_that_works_goes_on_from_step_to_step() {
    Session session = stage.open();
    PhaseRun design = begin(session, SessionPhase.DESIGNING, OLD).orElseThrow();
    stage.finish(design, PhaseResult.of(Map.of()));
    assertThat(begin(session, SessionPhase.TRAINING, OLD)).isPresent();
  }

  private void pauseAndResume(Session session) {
    var now = stage.clock.instant();
    var pause =
        new Operation.StopRequest(
            Operation.StopRequest.Kind.PAUSE, new Notice(now, Stage.LOCAL, "lunch", now));
    long term = stage.root(session).term();
    stage.storage.run(() -> stage.here.stops().pause(root(session), pause));
    stage.storage.run(() -> stage.here.stops().left(root(session), term));
    stage.storage.run(() -> stage.here.opens().unpause(root(session), Stage.LOCAL, "back"));
    assertThat(stage.storage.in(() -> stage.here.opens().next())).isPresent();
  }

  private Optional<PhaseRun> begin(Session session, SessionPhase phase, long execution) {
    return stage.storage.in(() -> stage.transactions.begin(session.id(), phase, execution));
  }

  private static OperationId root(Session session) {
    return session.operation().orElseThrow();
  }
}
