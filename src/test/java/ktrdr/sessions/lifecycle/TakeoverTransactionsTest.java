package ktrdr.sessions.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
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
class TakeoverTransactionsTest {
  private static final Stage stage = new Stage();

  private final ServerTransactions other = stage.server("other", Integer.MAX_VALUE);

  @AfterAll
  static void close() {
    stage.close();
  }

  @Test
  void another_server_goes_on_with_the_child_that_ran_and_repeats_none_that_completed() {
    Session session = stage.open();
    stage.finish(stage.begin(session, SessionPhase.DESIGNING), PhaseResult.of(Map.of("x", 1)));
    PhaseRun left = stage.begin(session, SessionPhase.TRAINING);
    assertThat(recover(session)).isPresent();
    assertThat(begin(session, SessionPhase.DESIGNING)).isEmpty();
    PhaseRun run = begin(session, SessionPhase.TRAINING).orElseThrow();
    assertThat(run.child().id()).isEqualTo(left.child().id());
    assertThat(run.child().term()).isEqualTo(left.child().term() + 1);
    assertThat(stage.statuses(session))
        .containsExactly("agent_session running", "agent_design completed", "training running");
  }

  @Test
  void a_paused_machine_that_comes_back_writes_nothing() {
    Session session = stage.open();
    PhaseRun left = stage.begin(session, SessionPhase.DESIGNING);
    assertThat(recover(session)).isPresent();
    stage.finish(left, PhaseResult.of(Map.of("too", "late")));
    stage.database.run(() -> stage.transactions.fail(left, "too late"));
    stage.database.run(
        () -> stage.here.stops().left(session.operation().orElseThrow(), left.child().term()));
    assertThat(stage.statuses(session))
        .containsExactly("agent_session running", "agent_design running");
    assertThat(stage.root(session).state().ownership().owner()).contains("other");
  }

  @Test
  void two_recoverers_of_one_corpse_are_one_too_many() {
    Session session = stage.open();
    stage.begin(session, SessionPhase.DESIGNING);
    Operation seen = stage.root(session);
    assertThat(stage.database.in(() -> other.takeovers().recover(seen, true))).isPresent();
    assertThat(stage.database.in(() -> stage.here.takeovers().recover(seen, true))).isEmpty();
    assertThat(stage.events(session))
        .filteredOn(e -> e.kind().equals("recovered") && e.operation().equals(seen.id()))
        .hasSize(1);
  }

  @Test
  void crash_recovery_does_not_revive_what_a_user_cancelled() {
    Session session = stage.open();
    stage.begin(session, SessionPhase.DESIGNING);
    stage.cancel(session);
    assertThat(recover(session)).isEmpty();
    assertThat(stage.root(session).status()).isEqualTo(OperationStatus.CANCELLED);
  }

  @Test
  void a_session_that_was_to_pause_when_its_server_died_is_paused() {
    Session session = stage.open();
    stage.begin(session, SessionPhase.DESIGNING);
    var now = stage.clock.instant();
    var stopRequest =
        new Operation.StopRequest(
            Operation.StopRequest.Kind.PAUSE, new Notice(now, Stage.LOCAL, "lunch", now));
    stage.database.run(
        () -> stage.here.stops().pause(session.operation().orElseThrow(), stopRequest));
    assertThat(recover(session)).isEmpty();
    assertThat(stage.root(session).status()).isEqualTo(OperationStatus.PAUSED);
  }

  @Test
  void a_session_whose_job_was_never_started_is_started_by_whoever_recovers_it() {
    Session session = stage.open();
    assertThat(recover(session)).isPresent();
    assertThat(begin(session, SessionPhase.DESIGNING)).isPresent();
  }

  @Test
  void work_that_ends_its_server_again_and_again_ends_itself() {
    Session session = stage.open();
    stage.begin(session, SessionPhase.DESIGNING);
    for (int crash = 1; crash <= 3; crash++) {
      assertThat(recover(session)).isPresent();
    }
    assertThat(recover(session)).isEmpty();
    assertThat(stage.root(session).state().error().orElseThrow())
        .startsWith("Its server died, or its job broke, 3 times within an hour");
    assertThat(stage.reread(session).standing().outcome())
        .contains(SessionOutcome.FAILED_INTERRUPTED);
  }

  @Test
  void work_whose_server_is_stopped_again_and_again_goes_on_each_time() {
    Session session = stage.open();
    stage.begin(session, SessionPhase.DESIGNING);
    for (int stop = 1; stop <= 4; stop++) {
      Operation seen = stage.root(session);
      assertThat(stage.database.in(() -> other.takeovers().goOnAfterStop(seen))).isPresent();
    }
    assertThat(recover(session)).isPresent();
  }

  @Test
  void an_orphan_ends_with_a_sentence_unless_somebody_took_it_meanwhile() {
    Session session = stage.open();
    stage.begin(session, SessionPhase.DESIGNING);
    Operation seen = stage.root(session);
    assertThat(recover(session)).isPresent();
    stage.database.run(() -> stage.here.takeovers().orphan(seen, "gone"));
    assertThat(stage.root(session).status()).isEqualTo(OperationStatus.RUNNING);
    Operation now = stage.root(session);
    stage.database.run(() -> stage.here.takeovers().orphan(now, "gone"));
    assertThat(stage.root(session).status()).isEqualTo(OperationStatus.FAILED);
    assertThat(stage.reread(session).standing().outcome()).contains(SessionOutcome.FAILED_ORPHAN);
    assertThat(stage.events(session)).extracting(OperationEvent::kind).contains("fenced");
  }

  private Optional<Operation> recover(Session session) {
    Operation seen = stage.root(session);
    return stage.database.in(() -> other.takeovers().recover(seen, true));
  }

  private Optional<PhaseRun> begin(Session session, SessionPhase phase) {
    OperationId root = session.operation().orElseThrow();
    return stage.database.in(
        () -> other.sessions().begin(session.id(), phase, root.value().hashCode()));
  }
}
