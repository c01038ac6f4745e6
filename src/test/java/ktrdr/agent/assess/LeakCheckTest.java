package ktrdr.agent.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import ktrdr.agent.LeakReport;
import ktrdr.backtest.SmaCross;
import ktrdr.market.BarSeries;
import ktrdr.market.Bars;
import ktrdr.market.Timeframe;
import ktrdr.strategy.SignalModel;
import ktrdr.strategy.Signals;
import ktrdr.strategy.Strategies;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.WorkCancelled;
import org.junit.jupiter.api.Test;

class LeakCheckTest {
  private static final BarSeries BARS = Bars.bundled().load("SPX", Timeframe.D1).slice(0, 600);

  private static LeakReport check(SignalModel model) {
    return new LeakCheck(20, 1)
        .run(Strategies.rsiAndMacd(), model, BARS, ProgressMonitor.unwatched());
  }

  /** Buys before a rise and sells before a fall, as far as it can see. */
  private static Signals prophet(BarSeries bars, ProgressMonitor monitor) {
    byte[] directions = new byte[bars.size()];
    for (int i = 0; i + 1 < bars.size(); i++) {
      directions[i] = (byte) Math.signum(bars.close(i + 1) - bars.close(i));
    }
    return new Signals(directions, new float[bars.size()]);
  }

  @Test
  void a_policy_that_looks_back_only_passes() {
    assertThat(check(new SmaCross(5, 20))).isEqualTo(new LeakReport(20, List.of()));
  }

  @Test
  void a_policy_that_knows_tomorrow_is_found_out() {
    LeakReport report = check(LeakCheckTest::prophet);
    assertThat(report.failures()).isNotEmpty().allMatch(f -> f.contains("depends on later bars"));
    assertThat(report.checked()).isEqualTo(20);
  }

  @Test
  void a_cancel_is_seen_while_features_are_computed() {
    ProgressMonitor cancelled =
        new ProgressMonitor() {
          @Override
          public void report(Progress progress) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    LeakCheck check = new LeakCheck(1, 1);
    assertThatThrownBy(
            () -> check.run(Strategies.rsiAndMacd(), new SmaCross(5, 20), BARS, cancelled))
        .isInstanceOf(WorkCancelled.class);
  }
}
