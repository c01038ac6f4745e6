package ktrdr.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import ktrdr.market.BarSeries;
import ktrdr.market.Closes;
import ktrdr.strategy.Strategy.Scheme;
import ktrdr.strategy.Strategy.WalkForward;
import ktrdr.strategy.TooFewBars;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class FoldsTest {
  private static final WalkForward USUAL = new WalkForward(0.4, 6, Scheme.ANCHORED);
  private static final IntUnaryOperator TEN = bar -> 10;

  /** Labels that look up to some bars ahead, each as far as it likes. */
  private record Market(int size, int firstRow, int[] horizons, int[] decidedAt) {
    BarSeries bars() {
      return FoldsTest.bars(size);
    }

    int horizon(int bar) {
      return horizons[bar];
    }

    int[] rows(SplitRange part) {
      return IntStream.range(firstRow, size)
          .filter(bar -> part.knows(bar, decidedAt[bar]))
          .toArray();
    }
  }

  @Example
  void the_bars_that_each_fold_learns_are_known_before() {
    BarSeries bars = bars(10_000);
    for (WalkForward walk : List.of(USUAL, new WalkForward(0.3, 4, Scheme.ROLLING))) {
      assertLearned(Folds.taught(walk), Folds.of(bars, 0, TEN, walk));
      int last = Folds.last(bars, 0, TEN, walk).get(0).bars();
      assertThat(Folds.taughtLast(walk)).isCloseTo(last / 10_000.0, within(0.001));
    }
    assertLearned(Folds.taughtInDesign(), Folds.ofDesign(bars, 0, TEN));
  }

  private static void assertLearned(DoubleStream shares, List<Fold> folds) {
    double[] learned = folds.stream().mapToDouble(f -> f.fit().bars() / 10_000.0).toArray();
    assertThat(shares.toArray()).containsExactly(learned, within(0.001));
  }

  @Example
  void the_last_training_reaches_to_the_end_of_the_bars() {
    List<SplitRange> anchored = Folds.last(bars(1_000), 50, TEN, USUAL);
    // 85 % of 950 are 807; the embargo is 10 bars
    assertRange(anchored.get(0), 50, 857);
    assertRange(anchored.get(1), 867, 1_000);
    WalkForward rolling = new WalkForward(0.4, 6, Scheme.ROLLING);
    List<SplitRange> last = Folds.last(bars(1_000), 50, TEN, rolling);
    // on as many bars as the first fold: 350
    assertRange(last.get(0), 650, 947);
    assertRange(last.get(1), 957, 1_000);
  }

  @Example
  void six_folds_follow_the_design_window() {
    List<Fold> folds = Folds.of(bars(1_000), 50, TEN, USUAL);
    assertThat(folds).hasSize(6);
    // the first is trained on bars 50 to 399: 85 % of 350 are 297, and each embargo is 10 bars
    assertRange(folds.get(0).fit(), 50, 347);
    assertRange(folds.get(0).stop(), 357, 400);
    assertRange(folds.get(0).test(), 400, 500);
    assertRange(folds.get(0).judged(), 410, 500);
    assertRange(folds.get(5).fit(), 50, 50 + 722);
    assertRange(folds.get(5).test(), 900, 1_000);
    assertThat(folds.get(0).test().from()).isEqualTo("2021-02-04T00:00:00Z");
  }

  @Example
  void rolling_folds_are_trained_on_as_many_bars_as_the_first_one() {
    List<Fold> folds = Folds.of(bars(1_000), 50, TEN, new WalkForward(0.4, 6, Scheme.ROLLING));
    assertRange(folds.get(0).fit(), 50, 347);
    assertRange(folds.get(5).fit(), 550, 847);
    assertRange(folds.get(5).stop(), 857, 900);
  }

  @Example
  void a_design_is_scored_on_three_folds_inside_its_window() {
    BarSeries bars = bars(1_000);
    int window = Folds.designWindow(new WalkForward(0.5, 6, Scheme.ANCHORED), bars.size());
    assertThat(window).isEqualTo(500);
    List<Fold> folds = Folds.ofDesign(bars.slice(0, window), 50, TEN);
    assertThat(folds).extracting(fold -> fold.test().firstBar()).containsExactly(300, 366, 433);
    assertThat(folds.get(2).test().afterBar()).isEqualTo(500);
  }

  @Example
  void too_few_bars_are_refused_with_how_many_are_needed() {
    assertThatThrownBy(() -> Folds.of(bars(299), 14, TEN, USUAL))
        .isInstanceOf(TooFewBars.class)
        .hasMessage("A walk forward in 6 folds needs at least 520 bars of TEST 1d; there are 299");
    assertThat(Folds.of(bars(520), 14, TEN, USUAL)).hasSize(6);
    assertThatThrownBy(() -> Folds.of(bars(519), 14, TEN, USUAL)).isInstanceOf(TooFewBars.class);
    assertThatThrownBy(() -> Folds.ofDesign(bars(9), 14, TEN))
        .hasMessageStartingWith("A design window needs at least ");
    assertThatThrownBy(() -> Folds.of(bars(0), 0, TEN, USUAL)).isInstanceOf(TooFewBars.class);
  }

  @Example
  void labels_that_look_ahead_without_end_are_refused_too() {
    assertThatThrownBy(() -> Folds.of(bars(500), 14, bar -> Integer.MAX_VALUE, USUAL))
        .isInstanceOf(TooFewBars.class);
  }

  @Property(tries = 300)
  void the_tests_are_the_bars_behind_the_design_window_each_once(
      @ForAll("walks") WalkForward walk, @ForAll("markets") Market market) {
    List<Fold> folds = folds(walk, market);
    int next = Folds.designWindow(walk, market.size);
    for (Fold fold : folds) {
      assertThat(fold.test().firstBar()).isEqualTo(next);
      next = fold.test().afterBar();
    }
    assertThat(next).isEqualTo(folds.isEmpty() ? next : market.size);
  }

  /** Labels in the middle of a part may look farther ahead than its last one. */
  @Property(tries = 300, seed = "6009620454720649550")
  void parts_whose_inner_labels_are_decided_late_are_refused(
      @ForAll("walks") WalkForward walk, @ForAll("markets") Market market) {
    no_row_is_in_two_parts_and_none_was_decided_in_a_later_one(walk, market);
  }

  @Property(tries = 300)
  void no_row_is_in_two_parts_and_none_was_decided_in_a_later_one(
      @ForAll("walks") WalkForward walk, @ForAll("markets") Market market) {
    for (Fold fold : folds(walk, market)) {
      int end = -1;
      for (SplitRange part : fold.parts()) {
        int[] rows = market.rows(part);
        assertThat(part.firstBar()).isGreaterThanOrEqualTo(Math.max(end, market.firstRow));
        assertThat(rows.length).isGreaterThanOrEqualTo(10);
        assertThat(Arrays.stream(rows).map(bar -> market.decidedAt[bar]).max().orElseThrow())
            .isLessThan(part.afterBar());
        end = part.afterBar();
      }
      assertThat(fold.stop().afterBar()).isEqualTo(fold.test().firstBar());
      assertThat(fold.judged().afterBar()).isEqualTo(fold.test().afterBar());
    }
  }

  @Property(tries = 300)
  void one_horizon_after_each_boundary_has_no_rows(
      @ForAll("walks") WalkForward walk, @ForAll("markets") Market market) {
    for (Fold fold : folds(walk, market)) {
      int stop = fold.fit().afterBar();
      int test = fold.test().firstBar();
      assertThat(fold.stop().firstBar() - stop).isEqualTo(market.horizon(stop - 1));
      assertThat(fold.judged().firstBar() - test).isEqualTo(market.horizon(test - 1));
    }
  }

  @Property(tries = 300)
  void the_last_fifteen_percent_of_the_training_choose_the_epoch(
      @ForAll("walks") WalkForward walk, @ForAll("markets") Market market) {
    List<Fold> folds = folds(walk, market);
    for (Fold fold : folds) {
      int all = fold.test().firstBar() - fold.fit().firstBar();
      assertThat(fold.fit().bars() / (double) all).isBetween(0.85 - 1.0 / all, 0.85 + 1e-6);
      int first = folds.get(0).test().firstBar() - folds.get(0).fit().firstBar();
      assertThat(all).isEqualTo(walk.scheme() == Scheme.ROLLING ? first : all);
      assertThat(fold.fit().firstBar())
          .isEqualTo(
              walk.scheme() == Scheme.ROLLING ? fold.test().firstBar() - first : market.firstRow);
    }
  }

  @Property(tries = 300)
  void bars_that_are_told_to_suffice_do(
      @ForAll("walks") WalkForward walk,
      @ForAll @IntRange(min = 1, max = 400) int size,
      @ForAll @IntRange(min = 0, max = 100) int firstRow,
      @ForAll @IntRange(min = 1, max = 40) int horizon) {
    TooFewBars refused =
        catchThrowableOfType(
            TooFewBars.class, () -> Folds.of(bars(size), firstRow, bar -> horizon, walk));
    if (refused != null) {
      int needed = (int) refused.members().get("needed");
      assertThat(needed).isGreaterThan(size);
      assertThat(Folds.of(bars(needed), firstRow, bar -> horizon, walk)).hasSize(walk.folds());
    }
  }

  /** None if the bars are too few. */
  private static List<Fold> folds(WalkForward walk, Market market) {
    try {
      return Folds.of(market.bars(), market.firstRow, market::horizon, walk);
    } catch (TooFewBars refused) {
      return List.of();
    }
  }

  @Provide
  Arbitrary<WalkForward> walks() {
    return Combinators.combine(
            Arbitraries.integers().between(20, 80),
            Arbitraries.integers().between(2, 20),
            Arbitraries.of(Scheme.class))
        .as((percent, folds, scheme) -> new WalkForward(percent / 100.0, folds, scheme));
  }

  @Provide
  Arbitrary<Market> markets() {
    return Combinators.combine(
            Arbitraries.integers().between(200, 3_000),
            Arbitraries.integers().between(0, 60),
            Arbitraries.integers().between(1, 15),
            Arbitraries.longs())
        .as(FoldsTest::market);
  }

  private static Market market(int size, int firstRow, int longest, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] horizons = new int[size];
    int[] decidedAt = new int[size];
    for (int bar = 0; bar < size; bar++) {
      horizons[bar] = 1 + random.nextInt(longest);
      decidedAt[bar] = bar + 1 + random.nextInt(horizons[bar]);
    }
    return new Market(size, firstRow, horizons, decidedAt);
  }

  private static BarSeries bars(int size) {
    double[] closes = new double[size];
    Arrays.fill(closes, 100);
    return Closes.daily(closes);
  }

  private static void assertRange(SplitRange range, int first, int after) {
    assertThat(range).extracting("firstBar", "afterBar").containsExactly(first, after);
  }
}
