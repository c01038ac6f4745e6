package ktrdr.strategy.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import ktrdr.market.BarSeries;
import ktrdr.market.Closes;
import ktrdr.market.Timeframe;
import ktrdr.market.sources.Bars;
import ktrdr.strategy.Membership;
import ktrdr.strategy.Strategies;
import ktrdr.strategy.TooFewBars;
import ktrdr.strategy.UnusableBar;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.WorkCancelled;
import org.junit.jupiter.api.Test;

class FeaturesTest {
  private static final ProgressMonitor UNWATCHED = ProgressMonitor.unwatched();

  @Test
  void a_feature_is_named_by_time_frame_set_and_membership_in_document_order() {
    assertThat(Features.names(Strategies.rsiAndMacd()))
        .containsExactly(
            "1d_rsi_low", "1d_rsi_mid", "1d_rsi_high", "1d_trend_rising", "1d_dist_above");
  }

  @Test
  void an_rsi_of_two_thirds_is_a_third_of_high() {
    // RSI(2) of +2, −1 is 100 · 2 / 3; (66.67 − 50) / (100 − 50)
    FeatureMatrix features =
        Features.compute(Strategies.tiny(0), Closes.daily(10, 12, 11), UNWATCHED);
    assertThat(features.rows()).isEqualTo(1);
    assertThat(features.firstBar()).isEqualTo(2);
    assertThat(features.value(0, 0)).isEqualTo(1 / 3f);
  }

  @Test
  void history_required_drops_more_rows_than_the_warm_up() {
    FeatureMatrix features =
        Features.compute(Strategies.tiny(4), Closes.daily(10, 12, 11, 13, 12, 14), UNWATCHED);
    assertThat(features.firstBar()).isEqualTo(4);
    assertThat(features.rows()).isEqualTo(2);
  }

  @Test
  void a_series_without_a_row_is_refused_with_the_number_that_is_needed() {
    assertThatThrownBy(
            () -> Features.compute(Strategies.tiny(4), Closes.daily(1, 2, 3, 4), UNWATCHED))
        .isInstanceOf(TooFewBars.class)
        .hasMessage(
            "Strategy test needs at least 5 bars of TEST 1d before its first feature row is complete;"
                + " there are 4");
  }

  @Test
  void a_price_that_is_no_number_never_becomes_a_feature() {
    assertThatThrownBy(
            () ->
                Features.compute(Strategies.tiny(0), Closes.daily(1, 2, Double.NaN, 4), UNWATCHED))
        .isInstanceOf(UnusableBar.class)
        .hasMessageContaining("1d_rsi_high");
  }

  @Test
  void a_row_is_the_same_to_the_bit_when_the_future_is_cut_off() {
    BarSeries bars = Bars.bundled().load("SPX", Timeframe.D1).slice(0, 400);
    FeatureMatrix all = Features.compute(Strategies.rsiAndMacd(), bars, UNWATCHED);
    assertThat(all.firstBar()).isEqualTo(33); // MACD: 26 + 9 − 2
    for (int t = all.firstBar(); t < bars.size(); t++) {
      FeatureMatrix past = Features.compute(Strategies.rsiAndMacd(), bars.upTo(t), UNWATCHED);
      int row = t - all.firstBar();
      assertThat(past.rows(row, row + 1)).isEqualTo(all.rows(row, row + 1));
    }
  }

  @Test
  void features_are_between_0_and_1() {
    BarSeries bars = Bars.bundled().load("BTCUSD", Timeframe.M1);
    FeatureMatrix all = Features.compute(Strategies.rsiAndMacd(), bars, UNWATCHED);
    for (float value : all.rows(0, all.rows())) {
      assertThat(value >= 0 && value <= 1).isTrue();
    }
  }

  @Test
  void progress_starts_at_0_never_goes_back_and_ends_at_1() {
    List<Double> seen = new ArrayList<>();
    BarSeries bars = Bars.bundled().load("SYNTHETIC-5000", Timeframe.M1);
    Features.compute(Strategies.tiny(0), bars, watched(seen, Integer.MAX_VALUE));
    assertThat(seen).hasSize(6).isSorted().startsWith(0.0).endsWith(1.0);
  }

  @Test
  void work_stops_within_1_000_bars_of_a_cancel() {
    List<Double> seen = new ArrayList<>();
    BarSeries bars = Bars.bundled().load("SYNTHETIC-5000", Timeframe.M1);
    assertThatThrownBy(() -> Features.compute(Strategies.tiny(0), bars, watched(seen, 2)))
        .isInstanceOf(WorkCancelled.class);
    assertThat(seen).hasSize(2);
  }

  @Test
  void a_triangle_is_1_at_its_peak_and_0_outside() {
    Membership.Triangle mid = new Membership.Triangle(35, 50, 65);
    assertThat(mid.degree(35)).isZero();
    assertThat(mid.degree(42.5)).isEqualTo(0.5);
    assertThat(mid.degree(50)).isEqualTo(1);
    assertThat(mid.degree(62)).isEqualTo(0.2);
    assertThat(mid.degree(65)).isZero();
    assertThat(mid.degree(1e9)).isZero();
  }

  @Test
  void a_triangle_may_stand_upright_on_one_side() {
    Membership.Triangle left = new Membership.Triangle(0, 0, 10);
    assertThat(left.degree(0)).isEqualTo(1);
    assertThat(left.degree(-1e-9)).isZero();
    assertThat(left.degree(2.5)).isEqualTo(0.75);
    assertThat(new Membership.Triangle(0, 10, 10).degree(10)).isEqualTo(1);
  }

  /** Notes each report, and is cancelled once there were {@code reports}. */
  private static ProgressMonitor watched(List<Double> seen, int reports) {
    return new ProgressMonitor() {
      @Override
      public void report(Progress progress) {
        seen.add(progress.fraction());
      }

      @Override
      public boolean cancelled() {
        return seen.size() >= reports;
      }
    };
  }
}
