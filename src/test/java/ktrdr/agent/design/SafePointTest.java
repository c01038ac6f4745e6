package ktrdr.agent.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import ktrdr.agent.Brief;
import ktrdr.agent.Design;
import ktrdr.agent.results.TrialScore;
import ktrdr.agent.skill.StationaryBootstrap;
import ktrdr.backtest.Backtest;
import ktrdr.backtest.Rules;
import ktrdr.backtest.TestPeriod;
import ktrdr.backtest.signals.BuyAndHold;
import ktrdr.market.BarSeries;
import ktrdr.market.BarSource;
import ktrdr.market.Timeframe;
import ktrdr.market.sources.Bars;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.features.Features;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.WorkCancelled;
import org.junit.jupiter.api.Test;

/** How often long work looks whether it is still wanted, counted in what it works on. */
class SafePointTest {
  private static final int BARS = 50_000;
  private static final BarSource SOURCE = Bars.bundled();
  private static final BarSeries SERIES = SOURCE.load("SYNTHETIC-" + BARS, Timeframe.M1);

  private long checks;
  private long most = Long.MAX_VALUE;
  private final ProgressMonitor counting =
      new ProgressMonitor() {
        @Override
        public void report(Progress progress) {}

        @Override
        public boolean cancelled() {
          return ++checks > most;
        }
      };

  @Test
  void bars_can_be_left_while_they_are_made() {
    SOURCE.load("SYNTHETIC-" + BARS, Timeframe.M1, counting);
    assertThat(checks).isGreaterThanOrEqualTo(BARS / 5_000);
    most = 3;
    checks = 0;
    assertThatThrownBy(() -> SOURCE.load("SYNTHETIC-" + BARS, Timeframe.M1, counting))
        .isInstanceOf(WorkCancelled.class);
  }

  @Test
  void bars_can_be_left_while_their_hash_is_taken_which_happens_once() {
    BarSeries part = SERIES.slice(1, BARS);
    String hash = part.sha256(counting);
    assertThat(checks).isGreaterThanOrEqualTo(BARS / 5_000);
    checks = 0;
    assertThat(part.sha256(counting)).isEqualTo(hash);
    assertThat(checks).isEqualTo(1);
    assertThat(hash).isNotEqualTo(SERIES.sha256());
  }

  @Test
  void features_and_bars_of_a_backtest_are_checked_every_thousand() {
    Strategy strategy = design().strategy();
    checks = 0;
    Features.compute(strategy, SERIES, counting);
    assertThat(checks).isGreaterThanOrEqualTo(BARS / 1_000);
    checks = 0;
    new Backtest(strategy.trading(), Rules.KTRDR)
        .run(TestPeriod.whole(SERIES), new BuyAndHold(), counting);
    assertThat(checks).as("and those of the benchmark").isEqualTo(2 * BARS / 1_000);
  }

  @Test
  void a_resample_of_many_returns_is_checked_on_its_way() {
    double[] returns = new Random(1).doubles(300_000).map(u -> u - 0.5).toArray();
    new StationaryBootstrap(3, 1).sharpes(returns, counting);
    assertThat(checks).isEqualTo(3 * (1 + 300_000 / 65_536));
  }

  @Test
  void a_design_is_checked_before_each_indicator() {
    Strategy strategy = design().strategy();
    assertThat(checks).isEqualTo(1 + strategy.indicators().size());
  }

  /** One candidate, scored without training. */
  private Design design() {
    List<Strategy> scored = new ArrayList<>();
    BuiltinDesigner designer =
        new BuiltinDesigner(
            SOURCE,
            (strategy, part, seed, monitor) -> {
              scored.add(strategy);
              return new Scored(new TrialScore(1, 1, 100, 0.5, 1, 1_000), new double[1]);
            });
    Brief brief = new Brief("", "SYNTHETIC-" + BARS, Timeframe.M1, 1, 1);
    Design design = designer.design(brief, SERIES, counting);
    assertThat(scored).hasSize(1);
    return design;
  }
}
