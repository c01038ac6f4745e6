package ktrdr.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import ktrdr.fixture.CancelSwitch;
import ktrdr.fixture.PlantedMarket;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.WorkCancelled;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

class PermutedBarsTest {
  private static final BarSeries SERIES = PlantedMarket.meanReversion(2_000, 0.25, 1);
  private static final BarSeries PERMUTED = permuted(SERIES, 42);

  private static BarSeries permuted(BarSeries bars, long seed) {
    return PermutedBars.of(bars, seed, ProgressMonitor.unwatched());
  }

  private static double[] sorted(int first, IntToDoubleFunction of) {
    return IntStream.range(first, SERIES.size()).mapToDouble(of).sorted().toArray();
  }

  private static double[] gaps(BarSeries bars) {
    return sorted(1, i -> bars.open(i) / bars.close(i - 1));
  }

  private static double[] closes(BarSeries bars) {
    return sorted(0, i -> bars.close(i) / bars.open(i));
  }

  @Test
  void gaps_and_inner_parts_are_the_same_in_another_order() {
    assertThat(gaps(PERMUTED)).containsExactly(gaps(SERIES), within(1e-12));
    assertThat(closes(PERMUTED)).containsExactly(closes(SERIES), within(1e-12));
    assertThat(sorted(0, i -> PERMUTED.high(i) / PERMUTED.open(i)))
        .containsExactly(sorted(0, i -> SERIES.high(i) / SERIES.open(i)), within(1e-12));
    assertThat(sorted(0, i -> PERMUTED.low(i) / PERMUTED.open(i)))
        .containsExactly(sorted(0, i -> SERIES.low(i) / SERIES.open(i)), within(1e-12));
    assertThat(PERMUTED.close(1_000)).isNotEqualTo(SERIES.close(1_000));
  }

  @Test
  void the_first_open_and_the_last_close_stay() {
    assertThat(PERMUTED.open(0)).isEqualTo(SERIES.open(0));
    assertThat(PERMUTED.close(1_999)).isEqualTo(SERIES.close(1_999), within(1e-9));
  }

  @Test
  void high_low_and_close_of_a_bar_stay_together() {
    double[] spans = sorted(0, i -> (SERIES.high(i) - SERIES.low(i)) / SERIES.close(i));
    assertThat(sorted(0, i -> (PERMUTED.high(i) - PERMUTED.low(i)) / PERMUTED.close(i)))
        .containsExactly(spans, within(1e-12));
  }

  @Test
  void gaps_move_apart_from_inner_parts() {
    double[] both = sorted(1, i -> SERIES.close(i) / SERIES.close(i - 1));
    assertThat(sorted(1, i -> PERMUTED.close(i) / PERMUTED.close(i - 1))).isNotEqualTo(both);
    assertThat(Arrays.stream(both).average().orElseThrow())
        .isEqualTo(
            Arrays.stream(sorted(1, i -> PERMUTED.close(i) / PERMUTED.close(i - 1)))
                .average()
                .orElseThrow(),
            within(1e-4));
  }

  @Test
  void every_bar_is_possible_and_times_and_volumes_stay_in_place() {
    for (int i = 0; i < SERIES.size(); i++) {
      Bar bar = PERMUTED.bar(i);
      assertThat(bar.low() <= Math.min(bar.open(), bar.close())).isTrue();
      assertThat(bar.high() >= Math.max(bar.open(), bar.close())).isTrue();
      assertThat(bar.end()).isEqualTo(SERIES.end(i));
      assertThat(bar.volume()).isEqualTo(SERIES.volume(i));
    }
    assertThat(PERMUTED.symbol()).isEqualTo(SERIES.symbol());
  }

  @Test
  void what_could_be_predicted_is_gone() {
    assertThat(reversion(SERIES)).isLessThan(-0.1);
    assertThat(reversion(PERMUTED)).isEqualTo(0, within(0.06));
  }

  /** Correlation of the deviation from the 20-bar mean with the next log return. */
  private static double reversion(BarSeries bars) {
    double[] logs = Arrays.stream(bars.closes()).map(StrictMath::log).toArray();
    double[] deviations = new double[logs.length - PlantedMarket.MEAN];
    double[] next = new double[deviations.length];
    for (int i = 0; i < deviations.length; i++) {
      int n = i + PlantedMarket.MEAN;
      deviations[i] = PlantedMarket.deviation(logs, n);
      next[i] = logs[n] - logs[n - 1];
    }
    return new PearsonsCorrelation().correlation(deviations, next);
  }

  @Test
  void a_seed_gives_the_same_bars_and_another_seed_others() {
    assertThat(permuted(SERIES, 42).sha256()).isEqualTo(PERMUTED.sha256());
    assertThat(permuted(SERIES, 43).sha256()).isNotEqualTo(PERMUTED.sha256());
  }

  @Test
  void one_bar_stays_as_it_is() {
    BarSeries one = permuted(SERIES.slice(0, 1), 1);
    assertThat(one.close(0)).isEqualTo(SERIES.close(0), within(1e-12));
    assertThat(permuted(SERIES.slice(0, 0), 1).size()).isZero();
  }

  @Test
  void a_cancel_ends_it() {
    CancelSwitch cancelled = new CancelSwitch();
    cancelled.cancel();
    assertThatThrownBy(() -> PermutedBars.of(SERIES, 1, cancelled))
        .isInstanceOf(WorkCancelled.class);
  }
}
