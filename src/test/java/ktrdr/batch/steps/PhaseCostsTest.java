package ktrdr.batch.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.OptionalInt;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.SessionPhase;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.Strategy.Scheme;
import ktrdr.strategy.Strategy.WalkForward;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The unit is one network that learns all bars; the cost of a fit is the root of its share. */
class PhaseCostsTest {
  private static final WalkForward WALK = new WalkForward(0.4, 6, Scheme.ANCHORED);
  private static final Offset<Double> NEAR = within(0.01);

  private static PhaseCosts costs(Optional<WalkForward> walk, OptionalInt surrogates) {
    double window = walk.isPresent() ? 0.4 : 0.7;
    return new PhaseCosts(walk, window, 3, new Assignment.Effort(24, 5_000, surrogates));
  }

  @Test
  void a_candidate_is_two_networks_on_three_folds_of_the_design_window() {
    // 85 % of 60 %, 73.3 % and 86.7 % of 40 % are 0.204, 0.249 and 0.295 of all bars
    PhaseCosts costs = costs(Optional.of(WALK), OptionalInt.empty());
    assertThat(costs.of(SessionPhase.DESIGNING))
        .isEqualTo(24 * 2 * (0.4517 + 0.4993 + 0.5429), NEAR);
  }

  @Test
  void a_walk_forward_is_the_folds_of_the_gates_its_own_and_the_last_training() {
    // 85 % of 0.4, 0.5 … 0.9, and of all bars
    PhaseCosts costs = costs(Optional.of(WALK), OptionalInt.empty());
    double folds = 0.5831 + 0.6519 + 0.7141 + 0.7714 + 0.8246 + 0.8746;
    assertThat(costs.of(SessionPhase.TRAINING)).isEqualTo(3 * (1.4939 + folds + 0.9220), NEAR);
  }

  @Test
  void folds_that_roll_learn_as_many_bars_as_the_first_one() {
    WalkForward rolling = new WalkForward(0.4, 6, Scheme.ROLLING);
    assertThat(costs(Optional.of(rolling), OptionalInt.empty()).of(SessionPhase.TRAINING))
        .isEqualTo(3 * (1.4939 + 7 * 0.5831), NEAR);
  }

  @Test
  void a_holdout_is_the_folds_of_the_gates_and_one_fit_on_the_training_part() {
    // 0.357, 0.436 and 0.516 of all bars, and 0.7
    assertThat(costs(Optional.empty(), OptionalInt.empty()).of(SessionPhase.TRAINING))
        .isEqualTo(3 * (0.5975 + 0.6606 + 0.7181 + 0.8367), NEAR);
  }

  @Test
  void forced_surrogates_and_the_real_series_are_walked_forward_with_one_network_each() {
    double without = costs(Optional.of(WALK), OptionalInt.of(0)).of(SessionPhase.ASSESSING);
    double forced = costs(Optional.of(WALK), OptionalInt.of(19)).of(SessionPhase.ASSESSING);
    double folds = 0.5831 + 0.6519 + 0.7141 + 0.7714 + 0.8246 + 0.8746;
    assertThat(forced - without).isEqualTo(20 * folds, NEAR);
  }

  @Test
  void surrogates_that_nobody_asked_for_are_not_expected() {
    double never = costs(Optional.of(WALK), OptionalInt.of(0)).of(SessionPhase.ASSESSING);
    double usual = costs(Optional.of(WALK), OptionalInt.empty()).of(SessionPhase.ASSESSING);
    assertThat(usual).isEqualTo(never);
  }

  @Test
  void later_phases_are_reckoned_in_multiples_of_this_one() {
    PhaseCosts costs = costs(Optional.of(WALK), OptionalInt.of(19));
    double after = costs.of(SessionPhase.BACKTESTING) + costs.of(SessionPhase.ASSESSING);
    assertThat(costs.later(SessionPhase.TRAINING))
        .isEqualTo(after / costs.of(SessionPhase.TRAINING), NEAR);
    assertThat(costs.later(SessionPhase.ASSESSING)).isZero();
  }

  @Test
  void what_the_assignment_says_comes_before_the_document() {
    Strategy.Learning holdout =
        new Strategy.Learning(
            null, null, null, Optional.of(new Strategy.Holdout(Strategy.Split.DEFAULT)), 5);
    PhaseCosts walks = PhaseCosts.of(assignment(Optional.of(WALK)), Optional.of(holdout));
    assertThat(walks.walk()).contains(WALK);
    assertThat(walks.window()).isEqualTo(0.4);
    assertThat(walks.networks()).isEqualTo(5);
    PhaseCosts document = PhaseCosts.of(assignment(Optional.empty()), Optional.of(holdout));
    assertThat(document.walk()).isEmpty();
    assertThat(document.window()).isEqualTo(0.7);
  }

  private static Assignment assignment(Optional<Strategy.Evaluation> evaluation) {
    return new Assignment(
        Assignment.Models.BUILTIN,
        "",
        Optional.empty(),
        new Assignment.Market("SPX", "1d"),
        Optional.empty(),
        new Assignment.Effort(24, 2_000),
        new Assignment.Testing(evaluation, false));
  }
}
