package ktrdr.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Costs;
import ktrdr.strategy.Rates;
import ktrdr.strategy.Sizing;
import ktrdr.strategy.Strategy.Account;
import ktrdr.strategy.Strategy.Trading;
import ktrdr.work.ProgressMonitor;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Whatever a strategy does at whatever prices, no cent comes from nowhere or is lost; above 10¹⁴
 * dollars a double has no cents.
 */
class AccountingPropertiesTest {
  private static final double CENT = 0.01;
  private static final int MOST_BARS = 80;
  private static final int ROUNDINGS = 4 * MOST_BARS;

  @Property(tries = 1_000)
  void capital_profits_interest_and_shortfall_make_the_equity_to_the_cent(
      @ForAll long seed, @ForAll @IntRange(min = -9, max = 9) int magnitude) {
    Random random = new Random(seed);
    BacktestRun run = run(random, Math.pow(10, magnitude));
    accounted(run.performance());
    accounted(run.benchmark());
  }

  @Example
  void a_ruined_account_is_not_saved_by_a_rebate() {
    BacktestRun run = run(new Random(-15_853_381_587_866L), 0.1);
    assertThat(run.metrics().capital().ruin()).isPresent();
    accounted(run.performance());
  }

  private static void accounted(Performance performance) {
    Metrics.Capital capital = performance.metrics().capital();
    double shortfall = capital.ruin().map(Ruin::shortfall).orElse(0.0);
    assertThat(capital.initial() + capital.netProfit() + capital.carry().interest() + shortfall)
        .isEqualTo(capital.end(), within(cent(performance)));
    assertThat(shortfall).isNotNegative();
    assertThat(performance.equity().maxDrawdown()).isBetween(0.0, 1.0);
    for (int i = 0; i < performance.equity().size(); i++) {
      assertThat(performance.equity().value(i)).isNotNegative();
    }
    assertThat(capital.ruin().isPresent()).isEqualTo(capital.end() == 0);
    assertThat(performance.trades().list())
        .allMatch(trade -> Double.isFinite(trade.netReturn()))
        .allMatch(trade -> capital.ruin().stream().noneMatch(r -> enteredAfter(trade, r)));
  }

  /** A cent; where doubles of the largest sum have no cents any more, what its roundings make. */
  private static double cent(Performance performance) {
    double largest = 0;
    for (int i = 0; i < performance.equity().size(); i++) {
      largest = Math.max(largest, performance.equity().value(i));
    }
    for (Trade trade : performance.trades().list()) {
      largest = Math.max(largest, trade.notional());
    }
    return Math.max(CENT, ROUNDINGS * Math.ulp(largest));
  }

  private static boolean enteredAfter(Trade trade, Ruin ruin) {
    return trade.entry().time().isAfter(ruin.at());
  }

  private static BacktestRun run(Random random, double start) {
    int bars = 2 + random.nextInt(MOST_BARS);
    double wildness = random.nextBoolean() ? 0.02 : 0.5;
    double[] pairs = new double[2 * bars];
    double price = start;
    for (int i = 0; i < pairs.length; i++) {
      price *= StrictMath.exp(wildness * random.nextGaussian());
      pairs[i] = price;
    }
    BarSeries series = SeriesOf.opensAndCloses(pairs);
    int[] directions = IntStream.range(0, bars).map(i -> random.nextInt(3) - 1).toArray();
    Trading trading =
        new Trading(0.5, random.nextBoolean(), random.nextInt(3) * 24, account(random, start));
    return new Backtest(trading, Rules.KTRDR)
        .run(TestPeriod.whole(series), SeriesOf.says(directions), ProgressMonitor.unwatched());
  }

  /** An account that is large enough to buy at all. */
  private static Account account(Random random, double price) {
    Sizing.Units units = Sizing.Units.of(random.nextInt(2));
    double share = 1 - 0.95 * random.nextDouble();
    return new Account(
        Math.max(100_000, 100 * price),
        new Sizing(share, random.nextBoolean(), Optional.of(units)),
        new Costs(cents(random), cents(random), 100 * cents(random), cents(random) / 2),
        new Rates(10 * cents(random), 100 * cents(random)));
  }

  /** Up to a cent for each dollar; nothing as often as not. */
  private static double cents(Random random) {
    return random.nextBoolean() ? 0 : 0.01 * random.nextDouble();
  }
}
