package ktrdr.proof;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The exploration is worth something: each of these mistakes is found. */
class MutantsTest {
  @Test
  void a_result_that_is_taken_in_any_epoch_is_noticed() {
    assertFound(Mutants.finishingWithoutEpoch(), "P3: a late finish", Wish.SILENCE);
  }

  @Test
  void a_cancel_of_the_root_alone_is_noticed() {
    assertFound(Mutants.cancellingTheRootOnly(), "P3: a child outlives its root", Wish.CANCEL);
  }

  @Test
  void an_end_that_is_overwritten_is_noticed() {
    assertFound(Mutants.forgettingTheEnd(), "P3: a late finish", Wish.CANCEL);
  }

  @Test
  void a_slot_for_what_was_cancelled_in_the_queue_is_noticed() {
    assertFound(
        Mutants.dispatchingTheDead(), "P2: what had ended", Wish.PAUSE, Wish.RESUME, Wish.CANCEL);
  }

  @Test
  void progress_that_is_taken_in_any_epoch_is_noticed() {
    assertFound(Mutants.reportingWithoutEpoch(), "P3: a late progress", Wish.SILENCE);
  }

  @Test
  void two_job_executions_at_one_tree_are_noticed() {
    assertFound(Mutants.claimingTwice(), "two workers", Wish.CANCEL, Wish.RESUME);
  }

  @Test
  void a_recovery_of_what_lives_is_noticed() {
    assertFound(
        Mutants.recoveringWhateverItIsNow(),
        "took work from a server that lives",
        Wish.SILENCE,
        Wish.CANCEL,
        Wish.RESUME);
  }

  @Test
  void a_call_that_is_settled_twice_is_noticed() {
    assertFound(
        new Ground(WrongLedgerRows::settlingTwice),
        "P5: budget in total is not what its rows add up to",
        Wish.MODEL,
        Wish.SILENCE);
  }

  @Test
  void a_call_that_is_paid_for_anyone_is_noticed() {
    assertFound(
        new Ground(WrongLedgerRows::payingForAnyone), "P3: a late call", Wish.MODEL, Wish.SILENCE);
  }

  @Test
  void a_call_that_stays_open_is_noticed() {
    assertFound(
        new Ground(WrongLedgerRows::forgettingTheAbandoned),
        "a call stays open for ever",
        Wish.MODEL,
        Wish.CANCEL,
        Wish.SILENCE);
  }

  @Test
  void a_trial_of_a_result_that_is_not_taken_is_noticed() {
    assertFound(Mutants.registeringFirst(), "P8: what was not accepted has 1 trials", Wish.SILENCE);
  }

  @Test
  void a_backtest_that_is_no_trial_is_noticed() {
    assertFound(Mutants.forgettingTrials(), "P8: a backtest has 0 trials", Wish.CANCEL);
  }

  private static void assertFound(Ground ground, String what, Wish... wishes) {
    Scope scope = Scope.small(Scope.Start.RESUMED, wishes);
    assertThatThrownBy(() -> new Explorer(ground, scope).from(scope.begin(ground)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(what);
  }
}
