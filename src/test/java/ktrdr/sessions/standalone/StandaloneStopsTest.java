package ktrdr.sessions.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import ktrdr.fixture.ServerTransactions;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationEvent;
import ktrdr.sessions.lifecycle.CancelAnswer;
import ktrdr.sessions.lifecycle.NotResumable;
import ktrdr.work.Progress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The transactions that stop and take over sessions do it to stand-alone work too. */
@Tag("database")
class StandaloneStopsTest {
  private static final StandaloneStage stage = new StandaloneStage();

  private final ServerTransactions other =
      ServerTransactions.on(stage.database, stage.clock, 1, "other");

  @AfterAll
  static void close() {
    stage.close();
  }

  @Test
  void a_cancel_before_the_first_step_cancels_at_once() {
    Operation opened = stage.open();
    assertThat(stage.cancel(opened).effective()).isTrue();
    assertThat(stage.status(opened)).isEqualTo("cancelled");
    assertThat(stage.begin(opened)).isEmpty();
  }

  @Test
  void a_cancel_of_running_work_waits_for_the_work_to_stop() {
    Operation begun = stage.running();
    CancelAnswer answer = stage.cancel(begun);
    assertThat(answer.children()).isEmpty();
    assertThat(stage.status(begun)).isEqualTo("cancelling");
    stage.left(begun);
    assertThat(stage.status(begun)).isEqualTo("cancelled");
  }

  @Test
  void a_result_or_failure_that_comes_after_the_cancel_is_not_accepted() {
    Operation finished = stage.running();
    stage.cancel(finished);
    stage.finish(finished);
    Operation failed = stage.running();
    stage.cancel(failed);
    stage.fail(failed, "broken");
    assertThat(stage.status(finished)).isEqualTo("cancelled");
    assertThat(stage.status(failed)).isEqualTo("cancelled");
    assertThat(stage.reread(finished).output().results()).isEmpty();
    assertThat(stage.events(finished)).extracting(OperationEvent::kind).contains("late_result");
  }

  @Test
  void work_that_was_cut_off_can_change_nothing_more() {
    Operation begun = stage.running();
    stage.cancel(begun);
    stage.database.run(() -> stage.here.cancels().settle(begun.id(), true));
    stage.finish(begun);
    stage.progress(begun, 0.9);
    assertThat(stage.status(begun)).isEqualTo("cancelled");
    assertThat(stage.reread(begun).state().cancellation().orElseThrow().forced()).isTrue();
    assertThat(stage.reread(begun).progress()).extracting(Progress::fraction).isEqualTo(0.0);
  }

  @Test
  void a_pause_frees_it_and_a_resume_goes_on_at_once() {
    Operation paused = stage.paused();
    assertThat(paused.status().wire()).isEqualTo("paused");
    assertThat(paused.state().ownership().owner()).isEmpty();
    Operation mine = stage.resume(paused);
    assertThat(mine.state().ownership().owner()).contains("this");
    assertThat(mine.state().stopRequest()).isEmpty();
    stage.finish(stage.begin(stage.here, mine, 12).orElseThrow());
    assertThat(stage.status(paused)).isEqualTo("completed");
    assertThat(stage.folded(paused)).isEqualTo(stage.reread(paused).with(Progress.NONE));
  }

  @Test
  void a_pause_is_resumed_once() {
    Operation paused = stage.paused();
    stage.resume(paused);
    assertThatThrownBy(() -> stage.resume(paused)).isInstanceOf(NotResumable.class);
  }

  @Test
  void a_worker_that_was_paused_writes_nothing_when_it_comes_back() {
    Operation begun = stage.running();
    stage.database.run(
        () ->
            stage
                .here
                .stops()
                .pause(begun.id(), stage.stopRequest(Operation.StopRequest.Kind.PAUSE)));
    stage.left(begun);
    stage.finish(begun);
    assertThat(stage.status(begun)).isEqualTo("paused");
  }

  @Test
  void what_is_paused_can_be_cancelled() {
    Operation paused = stage.paused();
    stage.cancel(paused);
    assertThat(stage.status(paused)).isEqualTo("cancelled");
  }

  @Test
  void work_whose_time_is_over_fails_and_says_why() {
    Operation begun = stage.running();
    assertThat(
            stage.database.in(
                () ->
                    stage
                        .here
                        .stops()
                        .timeOut(
                            begun.id(),
                            begun.term(),
                            stage.stopRequest(Operation.StopRequest.Kind.TIMEOUT))))
        .isTrue();
    stage.left(begun);
    assertThat(stage.status(begun)).isEqualTo("failed");
    assertThat(stage.reread(begun).state().error()).contains("because");
    assertThat(stage.status(stage.resume(begun))).isEqualTo("resuming");
  }

  @Test
  void another_server_goes_on_with_it_and_the_first_one_is_cut_off() {
    Operation begun = stage.running();
    Operation taken = recovered(begun).orElseThrow();
    Operation again = stage.begin(other, taken, 12).orElseThrow();
    assertThat(again.term()).isEqualTo(begun.term() + 1);
    stage.finish(begun);
    assertThat(stage.status(begun)).isEqualTo("running");
    stage.database.run(() -> other.solos().finish(again, StandaloneStage.RESULT));
    assertThat(stage.status(begun)).isEqualTo("completed");
  }

  @Test
  void recovery_does_not_revive_what_was_cancelled_or_shall_pause() {
    Operation cancelling = stage.running();
    stage.cancel(cancelling);
    Operation pausing = stage.running();
    stage.database.run(
        () ->
            stage
                .here
                .stops()
                .pause(pausing.id(), stage.stopRequest(Operation.StopRequest.Kind.PAUSE)));
    for (Operation left : new Operation[] {cancelling, pausing}) {
      assertThat(recovered(left)).isEmpty();
    }
    assertThat(stage.status(cancelling)).isEqualTo("cancelled");
    assertThat(stage.status(pausing)).isEqualTo("paused");
  }

  @Test
  void work_that_shall_not_go_on_after_a_crash_is_interrupted_and_can_be_resumed() {
    Operation begun = stage.running();
    stage.database.run(() -> other.takeovers().interrupt(begun, "the server stopped"));
    assertThat(stage.status(begun)).isEqualTo("failed");
    stage.finish(begun);
    assertThat(stage.status(begun)).isEqualTo("failed");
    assertThat(stage.resume(begun).status().wire()).isEqualTo("resuming");
  }

  @Test
  void an_orphan_is_ended_by_the_sweep() {
    Operation begun = stage.running();
    Operation seen = stage.reread(begun);
    stage.database.run(() -> stage.here.takeovers().orphan(seen, "its job is gone"));
    assertThat(stage.status(begun)).isEqualTo("failed");
    assertThat(stage.reread(begun).state().error()).contains("its job is gone");
  }

  private Optional<Operation> recovered(Operation left) {
    Operation seen = stage.reread(left);
    return stage.database.in(() -> other.takeovers().recover(seen, true));
  }
}
