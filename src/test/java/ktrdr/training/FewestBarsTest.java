package ktrdr.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import ktrdr.market.BarSeries;
import ktrdr.market.Timeframe;
import ktrdr.market.sources.Bars;
import ktrdr.strategy.Labels;
import ktrdr.strategy.Strategy;
import org.junit.jupiter.api.Test;

class FewestBarsTest {
  private static final Strategy STRATEGY = Trainings.strategy(1);

  @Test
  void a_training_needs_ten_rows_in_the_smallest_part() {
    // ten are 15 % of 67; the warm-up of 14 and ten rows are 70 % of 35
    assertThat(FewestBars.toTrain(STRATEGY)).isEqualTo(67);
  }

  @Test
  void a_small_training_part_must_hold_the_warm_up_too() {
    // 14 and 10 are 20 % of 120
    assertThat(FewestBars.toTrain(split(new Strategy.Split(0.2, 0.4, 0.4)))).isEqualTo(120);
  }

  @Test
  void so_many_bars_leave_rows_in_each_part() {
    BarSeries bars = Bars.bundled().load("SYNTHETIC-67", Timeframe.D1);
    ChronologicalSplit split = ChronologicalSplit.of(STRATEGY, bars);
    assertThat(split.train().afterBar()).isGreaterThanOrEqualTo(14 + 10);
    assertThat(split.validation().afterBar() - split.validation().firstBar()).isEqualTo(10);
    assertThat(split.test().afterBar() - split.test().firstBar()).isBetween(10, 11);
  }

  @Test
  void a_backtest_needs_the_warm_up_and_two_bars() {
    assertThat(FewestBars.toTest(STRATEGY)).isEqualTo(16);
  }

  @Test
  void a_walk_forward_needs_ten_rows_in_each_part_of_each_fold() {
    Strategy.Learning holdout = STRATEGY.learning();
    Strategy walking =
        Trainings.strategy(
            new Strategy.Learning(
                holdout.network(),
                holdout.optimiser(),
                new Labels.ForwardReturn(5, 0.01, -0.01),
                Optional.of(new Strategy.WalkForward(0.4, 6, Strategy.Scheme.ANCHORED)),
                3));
    // 15 % of the 127 bars behind the warm-up of 14 are 20: five of embargo, five whose labels are
    // not known, and ten rows
    assertThat((int) (0.4 * FewestBars.toTrain(walking))).isEqualTo(14 + 127);
  }

  private static Strategy split(Strategy.Split shares) {
    Strategy.Optimiser optimiser = Trainings.optimiser(1, "adam", Optional.empty());
    return Trainings.strategy(
        new Strategy.Learning(
            Trainings.NETWORK,
            optimiser,
            new Labels.Zigzag(0.03, Optional.empty()),
            Optional.of(new Strategy.Holdout(shares)),
            1));
  }
}
