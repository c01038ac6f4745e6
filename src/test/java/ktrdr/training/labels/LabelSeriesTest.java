package ktrdr.training.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import ktrdr.market.BarSeries;
import ktrdr.market.Candles;
import ktrdr.strategy.Labels;
import ktrdr.strategy.Strategy;
import ktrdr.training.Trainings;
import ktrdr.work.ProgressMonitor;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LabelSeriesTest {
  private static final List<Labels> SOURCES =
      List.of(
          new Labels.Zigzag(0.03, Optional.empty()),
          new Labels.Zigzag(0.03, Optional.of(12)),
          new Labels.ForwardReturn(7, 0.01, -0.02),
          new Labels.TripleBarrier(14, 1.5, 1.5, 10),
          new Labels.TripleBarrier(5, 2, 1, 4));

  /** Cuts the bars off behind one of them: what was decided by then is what it was. */
  @Property(tries = 60)
  void a_label_follows_from_the_bars_up_to_the_one_that_decided_it(
      @ForAll long seed,
      @ForAll @IntRange(min = 5, max = 300) int tenThousandths,
      @ForAll @IntRange(min = 0, max = 149) int last,
      @ForAll @IntRange(min = 0, max = 4) int source) {
    BarSeries all = Candles.walk(150, tenThousandths / 1e4, seed);
    LabelSeries known = of(SOURCES.get(source), all);
    LabelSeries then = of(SOURCES.get(source), all.upTo(last));
    for (int bar = 0; bar <= last; bar++) {
      assertThat(then.decided(bar)).isEqualTo(known.decidedAt(bar) <= last);
      assertThat(then.label(bar)).isEqualTo(then.decided(bar) ? known.label(bar) : null);
      assertThat(known.decidedAt(bar)).isGreaterThan(bar);
      assertThat(known.horizon(bar)).isPositive();
    }
  }

  @Property(tries = 60)
  void skipped_blocks_never_hide_a_touch(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 2_500) int bars,
      @ForAll @DoubleRange(min = 0, max = 1) double from,
      @ForAll @DoubleRange(min = 0, max = 0.2) double distance) {
    BarSeries walk = Candles.walk(bars, 0.002, seed);
    int first = (int) (from * (bars - 1));
    double up = walk.open(first) * (1 + distance);
    double down = walk.open(first) * (1 - distance);
    int expected = first;
    while (expected < bars && walk.high(expected) < up && walk.low(expected) > down) {
      expected++;
    }
    FirstTouch touches = new FirstTouch(walk);
    assertThat(touches.first(first, bars, up, down)).isEqualTo(expected);
    assertThat(touches.first(first, (first + bars) / 2, up, down))
        .isEqualTo(Math.min(expected, (first + bars) / 2));
  }

  @Test
  void no_label_asks_for_less_than_two_round_trips_of_the_strategys_account() {
    // a round trip costs 0.3 %; ranges of about 0.1 % are far below twice that
    LabelSeries labels = of(new Labels.TripleBarrier(14, 1.5, 1.5, 10), Candles.walk(400, 5e-4, 1));
    assertThat(labels.horizon(100)).isGreaterThan(50);
    assertThat(
            of(new Labels.ForwardReturn(10, 0.003, -0.006), Candles.walk(99, 0.01, 1)).horizon(0))
        .isEqualTo(40);
    assertThat(Trainings.strategy(1).trading().account().roundTripCost())
        .isCloseTo(0.003, within(1e-15));
  }

  @Test
  void only_zigzag_labels_carry_a_warning() {
    BarSeries bars = Candles.walk(60, 0.01, 1);
    assertThat(of(SOURCES.get(0), bars).warning().orElseThrow())
        .contains("on a random walk, too, RSI alone predicts them");
    assertThat(SOURCES.subList(2, 5)).allMatch(source -> of(source, bars).warning().isEmpty());
  }

  @Test
  void a_zigzag_without_a_lookahead_looks_as_far_as_its_labels_did_in_the_mean() {
    // bars 0 to 6 are decided by bar 9 at 3, 6, 6, 6, 6, 9 and 9: after 3, 5, 4, 3, 2, 4 and 3
    BarSeries bars = ktrdr.market.Closes.daily(100, 95, 100, 110, 115, 120, 105, 90, 92, 101, 104);
    Labels.Zigzag zigzag = new Labels.Zigzag(0.1, Optional.empty());
    assertThat(of(zigzag, bars).horizon(9)).isEqualTo(24 / 7);
    assertThat(of(zigzag, bars).horizon(2)).isEqualTo(1);
    assertThat(of(new Labels.Zigzag(0.1, Optional.of(4)), bars).horizon(2)).isEqualTo(4);
  }

  private static LabelSeries of(Labels labels, BarSeries bars) {
    Strategy.Learning usual = Trainings.strategy(1).learning();
    Strategy strategy =
        Trainings.strategy(
            new Strategy.Learning(
                usual.network(), usual.optimiser(), labels, usual.evaluation(), 1));
    return LabelSeries.of(strategy, bars, ProgressMonitor.unwatched());
  }
}
