package ktrdr.backtest.benchmarks;

import static ktrdr.backtest.SeriesOf.flat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import ktrdr.backtest.Backtest;
import ktrdr.backtest.BacktestRun;
import ktrdr.backtest.Rules;
import ktrdr.backtest.SeriesOf;
import ktrdr.backtest.TestPeriod;
import ktrdr.backtest.benchmarks.BenchmarkFigures.Draws;
import ktrdr.backtest.benchmarks.BenchmarkFigures.Kind;
import ktrdr.market.BarSeries;
import ktrdr.strategy.SignalModel;
import ktrdr.strategy.Strategy.Account;
import ktrdr.strategy.Strategy.Trading;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.WorkCancelled;
import org.junit.jupiter.api.Test;

class BenchmarksTest {
  private static final Account COSTS = new Account(100_000, 0.001, 0.0005, 0.25, true);

  private static BacktestRun run(BarSeries bars, Account account, SignalModel model) {
    return new Backtest(new Trading(0.5, false, 0, account), Rules.KTRDR)
        .run(TestPeriod.whole(bars), model, ProgressMonitor.unwatched());
  }

  private static List<BenchmarkFigures> benchmarks(BacktestRun run) {
    return Benchmarks.of(run, 7, ProgressMonitor.unwatched());
  }

  private static Draws randomly(BacktestRun run) {
    return benchmarks(run).stream()
        .flatMap(benchmark -> benchmark.draws().stream())
        .findFirst()
        .orElseThrow();
  }

  /** Prices of a random walk, and what to do at each: +1 before a rise, −1 before a fall. */
  private record Foreseen(double[] prices, int[] directions) {
    static Foreseen of(long seed, int bars) {
      Random random = new Random(seed);
      double[] prices = new double[bars];
      prices[0] = 100;
      for (int i = 1; i < bars; i++) {
        prices[i] = prices[i - 1] * (1 + 0.01 * random.nextGaussian());
      }
      int[] directions = new int[bars];
      for (int i = 0; i < bars - 2; i += 3) {
        directions[i] = prices[i + 2] > prices[i + 1] ? 1 : -1;
      }
      return new Foreseen(prices, directions);
    }
  }

  @Test
  void holding_is_shown_fully_invested_and_at_the_size_of_the_strategy_with_its_costs() {
    BacktestRun run = run(flat(100, 100, 120, 120), COSTS, SeriesOf.says(0, 0, 0, 0));
    List<BenchmarkFigures> all = benchmarks(run);
    assertThat(all)
        .extracting(BenchmarkFigures::kind)
        .containsExactly(Kind.BUY_AND_HOLD_FULLY_INVESTED, Kind.BUY_AND_HOLD_SAME_SIZE, Kind.CASH);
    assertThat(all)
        .extracting(BenchmarkFigures::label)
        .containsExactly(
            "buy & hold with 100 % of equity, 0.1 % commission and 0.05 % slippage a side",
            "buy & hold with 25 % of equity, 0.1 % commission and 0.05 % slippage a side", "cash");
    // 998 units for 100.05 each, sold for 119.94, and 0.1 % of both
    double whole = 998 * (119.94 - 100.05 - 0.11994 - 0.10005) / 100_000;
    assertThat(all.get(0).totalReturn()).isEqualTo(whole, within(1e-12));
    assertThat(all.get(1).totalReturn()).isEqualTo(run.benchmark().equity().totalReturn());
    assertThat(all.get(2).totalReturn()).isZero();
  }

  @Test
  void a_position_that_fills_the_period_can_be_taken_at_one_time_only() {
    BacktestRun run = run(flat(10, 10, 11, 12, 13), COSTS, SeriesOf.says(1, 0, 0, 0, 0));
    assertThat(randomly(run)).isEqualTo(new Draws(1_000, 7, 0));
    BenchmarkFigures random = benchmarks(run).get(2);
    assertThat(random.totalReturn()).isEqualTo(run.equity().totalReturn(), within(1e-12));
  }

  @Test
  void one_day_in_ten_is_hit_by_one_draw_in_ten() {
    // bought at the open of bar 5 and sold at the next one, which is twice as high
    SignalModel lucky = SeriesOf.says(0, 0, 0, 0, 1, -1, 0, 0, 0, 0, 0);
    Account account = new Account(100_000, 0, 0, 1, false);
    BacktestRun run = run(flat(10, 10, 10, 10, 10, 10, 20, 20, 20, 20, 20), account, lucky);
    assertThat(run.equity().totalReturn()).isEqualTo(1.0);
    assertThat(randomly(run).percentile()).isBetween(87.0, 93.0);
    assertThat(benchmarks(run).get(2).totalReturn()).isZero();
  }

  @Test
  void knowing_the_future_beats_all_draws_and_its_opposite_none() {
    Foreseen foreseen = Foreseen.of(3, 400);
    BarSeries bars = flat(foreseen.prices());
    BacktestRun knowing = run(bars, COSTS, SeriesOf.says(foreseen.directions()));
    assertThat(knowing.trades()).hasSizeGreaterThan(50);
    assertThat(randomly(knowing).percentile()).isGreaterThan(99);
    int[] opposite = IntStream.of(foreseen.directions()).map(d -> -d).toArray();
    assertThat(randomly(run(bars, COSTS, SeriesOf.says(opposite))).percentile()).isLessThan(1);
  }

  @Test
  void where_nothing_moves_every_time_is_as_good_whatever_the_trades_cost() {
    double[] prices = IntStream.range(0, 200).mapToDouble(i -> 10).toArray();
    int[] directions = Foreseen.of(4, 200).directions();
    BacktestRun run = run(flat(prices), COSTS, SeriesOf.says(directions));
    assertThat(run.equity().totalReturn()).isNegative();
    assertThat(randomly(run).percentile()).isZero();
    assertThat(benchmarks(run).get(2).totalReturn())
        .isEqualTo(run.equity().totalReturn(), within(1e-4));
  }

  @Test
  void the_same_seed_draws_the_same() {
    Foreseen foreseen = Foreseen.of(5, 100);
    BacktestRun run = run(flat(foreseen.prices()), COSTS, SeriesOf.says(foreseen.directions()));
    assertThat(benchmarks(run)).isEqualTo(benchmarks(run));
    assertThat(Benchmarks.of(run, 8, ProgressMonitor.unwatched())).isNotEqualTo(benchmarks(run));
  }

  @Test
  void draws_are_progress() {
    Foreseen foreseen = Foreseen.of(6, 100);
    BacktestRun run = run(flat(foreseen.prices()), COSTS, SeriesOf.says(foreseen.directions()));
    List<Progress> reports = new ArrayList<>();
    ProgressMonitor monitor =
        new ProgressMonitor() {
          @Override
          public void report(Progress progress) {
            reports.add(progress);
          }

          @Override
          public boolean cancelled() {
            return false;
          }
        };
    Benchmarks.of(run, 7, monitor);
    assertThat(reports).extracting(Progress::fraction).isSorted().hasSize(1_000).endsWith(1.0);
    assertThat(reports.get(499).label()).isEqualTo("random entries");
    assertThat(reports.get(499).fraction()).isEqualTo(0.5);
  }

  @Test
  void draws_stop_when_they_are_cancelled() {
    Foreseen foreseen = Foreseen.of(6, 100);
    BacktestRun run = run(flat(foreseen.prices()), COSTS, SeriesOf.says(foreseen.directions()));
    ProgressMonitor cancelled =
        new ProgressMonitor() {
          private int checks;

          @Override
          public void report(Progress progress) {}

          @Override
          public boolean cancelled() {
            return ++checks > 10;
          }
        };
    assertThatThrownBy(() -> Benchmarks.of(run, 7, cancelled)).isInstanceOf(WorkCancelled.class);
  }
}
