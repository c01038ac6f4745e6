package ktrdr.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ktrdr.backtest.signals.BuyAndHold;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.WorkCancelled;
import org.junit.jupiter.api.Test;

class LoopTest {
  private static final int BARS = 10_500;
  private final List<Progress> reported = new ArrayList<>();

  private BacktestRun run(int cancelAfterReports) {
    double[] prices = new double[BARS];
    Arrays.fill(prices, 10);
    ProgressMonitor monitor =
        new ProgressMonitor() {
          @Override
          public void report(Progress progress) {
            reported.add(progress);
          }

          @Override
          public boolean cancelled() {
            return reported.size() >= cancelAfterReports;
          }
        };
    return new Backtest(SeriesOf.trading(SeriesOf.free(100, false)), Rules.KTRDR)
        .run(TestPeriod.whole(SeriesOf.flat(prices)), new BuyAndHold(), monitor);
  }

  @Test
  void progress_counts_bars_and_ends_at_1() {
    run(Integer.MAX_VALUE);
    assertThat(reported).extracting(Progress::fraction).isSorted().endsWith(1.0);
    assertThat(reported).extracting(Progress::label).contains("bar 1000/10500", "bar 10500/10500");
  }

  @Test
  void a_cancelled_loop_stops_within_a_thousand_bars() {
    assertThatThrownBy(() -> run(3)).isInstanceOf(WorkCancelled.class);
    assertThat(reported).hasSize(3);
    assertThat(reported.get(2).itemsProcessed()).isEqualTo(3_000);
  }
}
