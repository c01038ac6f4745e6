package ktrdr.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationAlreadyFinished;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.lifecycle.CancelAnswer;
import ktrdr.sessions.lifecycle.NotResumable;
import ktrdr.sessions.lifecycle.NotRunning;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * A cancel in each window of docs/lifecycle.md. One of the two holds the tree, and the other waits
 * for it; they take turns, so each window is seen from both sides.
 */
class WindowsTest {
  private static final int ROUNDS = Math.max(1, Races.ROUNDS / 40);
  private static final Races races = new Races();

  @AfterAll
  static void close() {
    races.close();
  }

  @Test
  void before_the_first_step() {
    eachWay(
        r -> r,
        r -> r.beginning(SessionPhase.DESIGNING),
        "cancelled cancelled",
        "cancelling cancelling");
  }

  @Test
  void between_two_steps() {
    eachWay(
        r -> {
          r.designed();
          return r;
        },
        r -> r.beginning(SessionPhase.TRAINING),
        "cancelled completed cancelled",
        "cancelling completed cancelling");
  }

  @Test
  void while_a_step_finishes() {
    eachWay(
        r -> r,
        r -> r.finishing(r.begun(SessionPhase.DESIGNING)),
        "cancelled cancelled",
        "cancelled completed cancelled");
  }

  @Test
  void while_a_step_fails() {
    List<Races.End> lost =
        eachWay(
            r -> r,
            r -> r.failing(r.begun(SessionPhase.DESIGNING)),
            "cancelled cancelled",
            "failed failed");
    assertThat(lost).allMatch(end -> end.refusal() instanceof OperationAlreadyFinished);
  }

  @Test
  void while_a_failed_session_is_resumed() {
    eachWay(Racing::failed, Racing::resuming, "resuming resuming", "cancelled cancelled");
  }

  @Test
  void while_a_failed_session_is_retried() {
    eachWay(
        Racing::failed, Racing::retrying, "resuming failed pending", "cancelled failed cancelled");
  }

  @Test
  void while_a_cancelled_session_is_resumed() {
    eachWay(Racing::cancelled, Racing::resuming, "resuming resuming", "cancelled cancelled");
  }

  @Test
  void while_a_paused_session_is_resumed() {
    List<Races.End> lost =
        eachWay(Racing::paused, Racing::unpausing, "cancelled cancelled", "cancelled cancelled");
    assertThat(lost).noneMatch(Races.End::refused);
  }

  @Test
  void while_work_is_asked_to_pause() {
    eachWay(
        r -> {
          r.begun(SessionPhase.DESIGNING);
          return r;
        },
        Racing::pausing,
        "cancelling cancelling",
        "cancelling cancelling");
  }

  @Test
  void while_a_server_that_shuts_down_leaves_its_work() {
    eachWay(
        r -> r,
        r -> r.leaving(r.begun(SessionPhase.DESIGNING)),
        "cancelled cancelled",
        "cancelling cancelling");
  }

  @Test
  void while_the_work_of_a_dead_server_is_recovered() {
    eachWay(
        r -> {
          r.begun(SessionPhase.DESIGNING);
          return r;
        },
        r -> r.recovering("other", r.now()),
        "cancelled cancelled",
        "cancelling cancelling");
  }

  @Test
  void while_another_cancels_the_child() {
    for (int round = 0; round < 2 * ROUNDS; round++) {
      Racing racing = new Racing(races);
      racing.begun(SessionPhase.DESIGNING);
      Supplier<?> parent = racing.cancelling(racing.root());
      Supplier<?> child = racing.cancelling(racing.child().id());
      List<Races.End> ends =
          round % 2 == 0
              ? races.oneHoldsTheTree(racing.root(), parent, child)
              : races.oneHoldsTheTree(racing.root(), child, parent);
      assertThat(ends)
          .extracting(end -> ((CancelAnswer) end.answer()).effective())
          .containsExactly(true, false);
      assertThat(races.statuses(racing.root())).isEqualTo("cancelling cancelling");
      races.assertConsistent(racing.root());
    }
  }

  @Test
  void a_pause_that_comes_after_the_cancel_is_refused() {
    Racing racing = new Racing(races);
    racing.begun(SessionPhase.DESIGNING);
    List<Races.End> ends =
        races.oneHoldsTheTree(racing.root(), racing.cancelling(racing.root()), racing.pausing());
    assertThat(ends.get(1).refusal()).isInstanceOf(NotRunning.class);
    assertThat(racing.now().state().stopRequest()).isEmpty();
  }

  @Test
  void a_late_result_never_wakes_what_was_cancelled() {
    Racing racing = new Racing(races);
    PhaseRun run = racing.begun(SessionPhase.DESIGNING);
    races.oneHoldsTheTree(racing.root(), racing.cancelling(racing.root()), racing.finishing(run));
    List<Operation> ended = races.tree(racing.root());
    races.atOnce(List.of(racing.finishing(run), racing.failing(run), racing.leaving(run)));
    assertThat(races.tree(racing.root())).isEqualTo(ended);
  }

  @Test
  void of_a_resume_and_a_retry_at_once_the_second_is_refused() {
    Racing racing = new Racing(races).failed();
    List<Races.End> ends = races.oneHoldsTheTurn(racing.retrying(), racing.resuming());
    assertThat(ends.get(1).refusal()).isInstanceOf(NotResumable.class);
    assertThat(races.statuses(racing.root())).isEqualTo("resuming failed pending");
  }

  /**
   * Both ways.
   *
   * @return how the cancels ended that came second
   */
  private static List<Races.End> eachWay(
      Function<Racing, Racing> prepare,
      Function<Racing, Supplier<?>> other,
      String whenCancelledFirst,
      String whenCancelledSecond) {
    List<Races.End> lost = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      Racing first = prepare.apply(new Racing(races));
      races.oneHoldsTheTree(first.root(), first.cancelling(first.root()), other.apply(first));
      assertThat(races.statuses(first.root())).isEqualTo(whenCancelledFirst);
      races.assertConsistent(first.root());

      Racing second = prepare.apply(new Racing(races));
      Supplier<?> before = other.apply(second);
      lost.add(
          races.oneHoldsTheTree(second.root(), before, second.cancelling(second.root())).get(1));
      assertThat(races.statuses(second.root())).isEqualTo(whenCancelledSecond);
      races.assertConsistent(second.root());
    }
    return lost;
  }
}
