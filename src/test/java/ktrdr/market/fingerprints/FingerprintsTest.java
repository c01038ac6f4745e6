package ktrdr.market.fingerprints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import ktrdr.fixture.CancelSwitch;
import ktrdr.fixture.PlantedMarket;
import ktrdr.market.Bar;
import ktrdr.market.BarSeries;
import ktrdr.market.Closes;
import ktrdr.market.Symbol;
import ktrdr.market.Timeframe;
import ktrdr.market.sources.Bars;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.WorkCancelled;
import org.junit.jupiter.api.Test;

class FingerprintsTest {
  private static final int BARS = 1_000;
  private static final BarSeries SERIES = PlantedMarket.walk(BARS, 1);
  private static final Fingerprints PRINTS = prints(SERIES);

  private static Fingerprints prints(BarSeries bars) {
    return Fingerprints.of(bars, ProgressMonitor.unwatched());
  }

  /** The series with each of some bars replaced. */
  private static BarSeries edited(BarSeries bars, UnaryOperator<Bar> edit, int... which) {
    List<Bar> list = new ArrayList<>();
    for (int i = 0; i < bars.size(); i++) {
      int bar = i;
      boolean chosen = Arrays.stream(which).anyMatch(w -> w == bar);
      list.add(chosen ? edit.apply(bars.bar(i)) : bars.bar(i));
    }
    return BarSeries.of(bars.symbol(), bars.timeframe(), list);
  }

  private static Bar times(double factor, Bar bar) {
    return new Bar(
        bar.end(),
        factor * bar.open(),
        factor * bar.high(),
        factor * bar.low(),
        factor * bar.close(),
        bar.volume());
  }

  private static int[] every(int step) {
    int[] bars = new int[BARS / step];
    Arrays.setAll(bars, i -> i * step);
    return bars;
  }

  private static Overlap overlap(BarSeries other) {
    Overlap whole = PRINTS.overlap(prints(other));
    assertThat(PRINTS.sketch().overlap(prints(other).sketch()))
        .describedAs("a sketch of few bars is exact")
        .isEqualTo(whole);
    return whole;
  }

  @Test
  void a_series_is_itself() {
    assertThat(PRINTS.size()).isEqualTo(BARS - 1);
    assertThat(overlap(SERIES).share()).isEqualTo(1);
    assertThat(overlap(SERIES).isOneInstrument()).isTrue();
    assertThat(PRINTS.among(PRINTS)).isEqualTo(BARS - 1);
  }

  @Test
  void bars_that_are_loaded_again_shorter_are_one_instrument() {
    BarSeries shorter = SERIES.slice(300, 900);
    assertThat(overlap(shorter).isOneInstrument()).isTrue();
    assertThat(prints(shorter).among(PRINTS)).isEqualTo(599);
  }

  @Test
  void bars_before_and_after_change_no_fingerprint() {
    BarSeries middle = SERIES.slice(10, 900);
    assertThat(prints(middle).among(PRINTS)).isEqualTo(889);
    assertThat(prints(SERIES.upTo(900)).among(PRINTS)).isEqualTo(900);
    assertThat(prints(middle).overlap(PRINTS).isOneInstrument()).isTrue();
  }

  @Test
  void an_edited_bar_changes_two_fingerprints() {
    BarSeries one = edited(SERIES, bar -> times(1.001, bar), 500);
    assertThat(prints(one).among(PRINTS)).isEqualTo(BARS - 3);
    assertThat(overlap(one).isOneInstrument()).isTrue();
  }

  @Test
  void with_every_fifth_bar_edited_it_is_one_instrument_and_with_every_second_it_is_not() {
    assertThat(overlap(edited(SERIES, bar -> times(1.001, bar), every(5))).share())
        .isEqualTo(0.6, within(0.01));
    assertThat(overlap(edited(SERIES, bar -> times(1.001, bar), every(5))).isOneInstrument())
        .isTrue();
    assertThat(overlap(edited(SERIES, bar -> times(1.001, bar), every(2))).isOneInstrument())
        .isFalse();
  }

  @Test
  void a_name_and_high_low_and_volume_do_not_count() {
    List<Bar> other = new ArrayList<>();
    for (int i = 0; i < BARS; i++) {
      Bar bar = SERIES.bar(i);
      other.add(new Bar(bar.end(), 1, 2 * bar.high(), bar.low() / 2, bar.close(), 0));
    }
    Symbol renamed = new Symbol("OTHER", "", Symbol.Trading.ALWAYS);
    assertThat(prints(BarSeries.of(renamed, Timeframe.D1, other))).isEqualTo(PRINTS);
  }

  @Test
  void prices_that_are_scaled_for_a_split_have_the_same_fingerprints() {
    int[] all = every(1);
    assertThat(overlap(edited(SERIES, bar -> times(1 / 7.0, bar), all)).isOneInstrument()).isTrue();
    BarSeries split = edited(SERIES, bar -> times(0.5, bar), Arrays.copyOf(all, 400));
    assertThat(prints(split).among(PRINTS)).describedAs("all but one").isEqualTo(BARS - 2);
  }

  @Test
  void another_instrument_has_next_to_no_equal_bar() {
    Overlap other = overlap(PlantedMarket.walk(BARS, 2));
    assertThat(other.own()).isGreaterThan(990);
    assertThat(other.equal()).isLessThan(5);
    assertThat(other.isOneInstrument()).isFalse();
  }

  @Test
  void bars_that_rest_together_say_nothing() {
    BarSeries one = Closes.daily(1, 1, 1, 1, 1, 1, 1, 1, 2, 3, 4);
    BarSeries other = Closes.daily(5, 5, 5, 5, 5, 5, 5, 5, 4, 3, 2);
    assertThat(prints(one).overlap(prints(other))).isEqualTo(new Overlap(3, 3, 0));
    assertThat(prints(one).among(prints(other))).isEqualTo(7);
  }

  @Test
  void series_that_never_meet_are_not_one_instrument() {
    Overlap apart = prints(SERIES.slice(0, 500)).overlap(prints(SERIES.slice(500, BARS)));
    assertThat(apart).isEqualTo(new Overlap(0, 0, 0));
    assertThat(apart.share()).isNaN();
    assertThat(apart.isOneInstrument()).isFalse();
    assertThat(prints(SERIES.slice(0, 1)).overlap(PRINTS).isOneInstrument()).isFalse();
    assertThat(prints(SERIES.slice(0, 3)).overlap(PRINTS)).isEqualTo(new Overlap(2, 2, 2));
    assertThat(prints(SERIES.slice(0, 3)).overlap(PRINTS).isOneInstrument()).isFalse();
  }

  @Test
  void they_are_counted_until_an_instant() {
    assertThat(PRINTS.until(SERIES.end(0))).isZero();
    assertThat(PRINTS.until(SERIES.end(1))).isEqualTo(1);
    assertThat(PRINTS.until(SERIES.end(500).minusSeconds(1))).isEqualTo(499);
    assertThat(PRINTS.until(SERIES.end(BARS - 1))).isEqualTo(BARS - 1);
  }

  @Test
  void a_sketch_of_a_long_series_estimates_the_share() {
    BarSeries series = Bars.bundled().load("SYNTHETIC-100000", Timeframe.M5);
    int[] some = new int[20_000];
    Arrays.setAll(some, i -> 5 * i);
    boolean[] chosen = new boolean[series.size()];
    Arrays.stream(some).forEach(i -> chosen[i] = true);
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      bars.add(chosen[i] ? times(1.01, series.bar(i)) : series.bar(i));
    }
    FingerprintSketch sketch = prints(series).sketch();
    BarSeries edited = BarSeries.of(series.symbol(), series.timeframe(), bars);
    assertThat(sketch.size()).isEqualTo(4_096);
    Overlap whole = prints(series).overlap(prints(edited));
    Overlap sampled = sketch.overlap(prints(edited).sketch());
    assertThat(whole.share()).isEqualTo(0.6, within(0.01));
    assertThat(sampled.own()).isGreaterThan(3_900);
    assertThat(sampled.share()).isEqualTo(whole.share(), within(0.04));
    Overlap part = sketch.overlap(prints(series.slice(40_000, 60_000)).sketch());
    assertThat(part.own()).isBetween(700, 950).isEqualTo(part.others()).isEqualTo(part.equal());
    BarSeries other = Bars.bundled().load("SYNTHETIC-100001", Timeframe.M5);
    assertThat(sketch.overlap(prints(other).sketch()).share()).isLessThan(0.05);
  }

  @Test
  void both_are_read_as_they_were_written() {
    assertThat(Fingerprints.read(PRINTS.bytes())).isEqualTo(PRINTS);
    assertThat(PRINTS.bytes()).hasSize(8 + 8 * (BARS - 1));
    FingerprintSketch sketch = PRINTS.sketch();
    assertThat(FingerprintSketch.read(sketch.bytes())).isEqualTo(sketch);
    Fingerprints none = prints(SERIES.slice(0, 0));
    assertThat(Fingerprints.read(none.bytes())).isEqualTo(none);
    assertThat(FingerprintSketch.read(none.sketch().bytes())).isEqualTo(none.sketch());
  }

  @Test
  void what_is_damaged_is_refused() {
    byte[] bytes = PRINTS.bytes();
    assertThatThrownBy(() -> Fingerprints.read(Arrays.copyOf(bytes, bytes.length - 1)))
        .hasMessage("999 fingerprints of bars in 7991 bytes");
    assertThatThrownBy(() -> Fingerprints.read(new byte[3])).hasMessage("no fingerprints of bars");
    assertThatThrownBy(() -> Fingerprints.read(PRINTS.sketch().bytes()))
        .hasMessage("no fingerprints of bars");
    assertThatThrownBy(() -> FingerprintSketch.read(bytes)).hasMessage("no sketch of bars");
    bytes[8 + 8 * 500] ^= 0x40;
    assertThatThrownBy(() -> Fingerprints.read(bytes)).hasMessageContaining("not in order of time");
  }

  @Test
  void a_cancel_ends_it() {
    CancelSwitch cancelled = new CancelSwitch();
    cancelled.cancel();
    assertThatThrownBy(() -> Fingerprints.of(SERIES, cancelled)).isInstanceOf(WorkCancelled.class);
  }
}
