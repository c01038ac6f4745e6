package ktrdr.backtest;

import static ktrdr.backtest.SeriesOf.flat;
import static ktrdr.backtest.SeriesOf.free;
import static ktrdr.backtest.SeriesOf.opensAndCloses;
import static ktrdr.backtest.SeriesOf.says;
import static ktrdr.backtest.SeriesOf.trading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ktrdr.market.Bar;
import ktrdr.market.BarSeries;
import ktrdr.market.Symbol;
import ktrdr.market.Timeframe;
import ktrdr.strategy.NoVolume;
import ktrdr.strategy.SignalModel;
import ktrdr.strategy.Strategy.Account;
import ktrdr.strategy.Strategy.Trading;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.Test;

class BacktestTest {
  private static final Account COSTS = new Account(100_000, 0.001, 0.0005, 0.25, false);

  private static BacktestRun run(BarSeries bars, Trading trading, SignalModel policy) {
    return new Backtest(trading, Rules.KTRDR)
        .run(TestPeriod.whole(bars), policy, ProgressMonitor.unwatched());
  }

  @Test
  void a_decision_at_a_close_is_filled_at_the_next_open() {
    BarSeries bars = opensAndCloses(10, 11, 12, 13, 14, 15, 16, 17);
    BacktestRun result = run(bars, trading(free(120, false)), says(1, 0, -1, 0));
    Trade trade = result.trades().get(0);
    assertThat(trade.units()).isEqualTo(10);
    assertThat(trade.entry().bar()).isEqualTo(1);
    assertThat(trade.entry().price()).isEqualTo(12);
    assertThat(trade.exit().bar()).isEqualTo(3);
    assertThat(trade.exit().price()).isEqualTo(16);
    assertThat(trade.netProfit()).isEqualTo(40);
    assertThat(result.equity().value(1)).isEqualTo(130);
    assertThat(result.equity().last()).isEqualTo(160);
  }

  @Test
  void slippage_and_commission_are_paid_on_both_sides() {
    BacktestRun result = run(flat(100, 100, 110, 110), trading(COSTS), says(1, -1, 0, 0));
    Trade trade = result.trades().get(0);
    assertThat(trade.units()).isEqualTo(249); // floor(25,000 / (100.05 × 1.001))
    assertThat(trade.entry().price()).isEqualTo(100.05, within(1e-9));
    assertThat(trade.exit().price()).isEqualTo(109.945, within(1e-9));
    assertThat(trade.commission()).isEqualTo(249 * 0.20999500, within(1e-8));
    assertThat(trade.netProfit()).isEqualTo(249 * (9.895 - 0.209995), within(1e-8));
  }

  @Test
  void what_is_held_at_the_end_is_sold_at_the_last_close() {
    BarSeries bars = opensAndCloses(10, 10, 10, 12, 13, 14);
    BacktestRun result = run(bars, trading(free(100, false)), says(1, 0, 0));
    assertThat(result.trades().get(0).exit().price()).isEqualTo(14);
    assertThat(result.trades().get(0).reason()).isEqualTo(Trade.ExitReason.END);
    assertThat(result.equity().last()).isEqualTo(140);
  }

  @Test
  void an_order_decided_at_the_last_bar_is_never_filled() {
    BacktestRun result = run(flat(10, 10, 10), trading(free(100, false)), says(0, 0, 1));
    assertThat(result.trades()).isEmpty();
    assertThat(result.equity().last()).isEqualTo(100);
  }

  @Test
  void a_long_only_account_sells_to_flat_and_never_short() {
    BacktestRun result =
        run(flat(10, 10, 10, 10, 10), trading(free(100, false)), says(-1, 1, -1, -1, 0));
    assertThat(result.trades()).extracting(Trade::direction).containsExactly("long");
  }

  @Test
  void an_account_that_may_sell_short_reverses_at_one_open() {
    BacktestRun result =
        run(flat(10, 10, 12, 12, 6), trading(free(100, true)), says(1, -1, 0, 0, 0));
    assertThat(result.trades()).extracting(Trade::units).containsExactly(10.0, -10.0);
    assertThat(result.trades()).extracting(Trade::netProfit).containsExactly(20.0, 60.0);
    assertThat(result.trades().get(1).entry().bar()).isEqualTo(2);
    assertThat(result.equity().last()).isEqualTo(180);
  }

  @Test
  void an_aware_policy_does_not_add_to_its_position() {
    Account quarter = new Account(1_000, 0, 0, 0.25, false);
    SignalModel always = says(1, 1, 1, 1, 1, 1, 1);
    BarSeries bars = flat(10, 10, 10, 10, 10, 10, 10);
    BacktestRun aware = run(bars, new Trading(0.5, true, 0, quarter), always);
    assertThat(aware.trades()).extracting(Trade::units).containsExactly(25.0);
    BacktestRun unaware = run(bars, new Trading(0.5, false, 0, quarter), always);
    assertThat(unaware.trades()).extracting(Trade::units).containsExactly(25.0, 25.0, 25.0, 25.0);
  }

  @Test
  void a_signal_below_the_confidence_threshold_is_no_order() {
    Trading demanding = new Trading(0.7, true, 0, free(100, false));
    assertThat(run(flat(10, 10, 10), demanding, says(1, 1, 1)).trades()).isEmpty();
  }

  @Test
  void orders_keep_the_distance_that_is_asked_for() {
    Trading calm = new Trading(0.5, true, 48, free(100, false));
    BacktestRun result = run(flat(10, 10, 10, 10, 10), calm, says(1, -1, -1, 0, 0));
    assertThat(result.trades().get(0).exit().bar()).isEqualTo(3);
  }

  @Test
  void no_order_is_sent_at_the_close_of_a_bar_in_which_little_was_traded() {
    BarSeries bars = traded(100, 100, 10, 100, 100); // of bar 2 the mean is 70
    Trading picky = new Trading(0.5, true, 0, free(100, false), 0.5);
    BacktestRun result = run(bars, picky, says(0, 0, 1, 1, 0));
    assertThat(result.trades()).extracting(t -> t.entry().bar()).containsExactly(4);
    Trading lenient = new Trading(0.5, true, 0, free(100, false), 0.1);
    assertThat(run(bars, lenient, says(0, 0, 1, 1, 0)).trades().get(0).entry().bar()).isEqualTo(3);
  }

  @Test
  void no_order_is_sent_in_a_spell_in_which_nothing_was_traded() {
    double[] volumes = new double[30];
    volumes[0] = 100;
    int[] always = new int[30];
    always[25] = 1;
    Trading picky = new Trading(0.5, true, 0, free(100, false), 0.5);
    assertThat(run(traded(volumes), picky, says(always)).trades()).isEmpty();
  }

  @Test
  void a_filter_by_volume_is_refused_where_there_is_none() {
    Trading picky = new Trading(0.5, true, 0, free(100, false), 0.5);
    assertThatThrownBy(() -> run(traded(0, 0, 0), picky, says(1, 1, 1)))
        .isInstanceOf(NoVolume.class)
        .hasMessageContaining("volume_filter");
  }

  private static BarSeries traded(double... volumes) {
    List<Bar> bars = new ArrayList<>();
    Instant end = Instant.parse("2020-01-01T00:00:00Z");
    for (double volume : volumes) {
      end = end.plus(Timeframe.D1.duration());
      bars.add(new Bar(end, 10, 10, 10, 10, volume));
    }
    Symbol symbol = new Symbol("TEST", "volumes of a test", Symbol.Trading.EXCHANGE);
    return BarSeries.of(symbol, Timeframe.D1, bars);
  }

  @Test
  void signals_before_the_period_are_history_only() {
    BarSeries bars = flat(10, 10, 10, 10, 10);
    TestPeriod period = TestPeriod.of(bars, 2, 5);
    BacktestRun result =
        new Backtest(trading(free(100, false)), Rules.KTRDR)
            .run(period, says(1, 1, 0, 1, 0), ProgressMonitor.unwatched());
    assertThat(result.trades()).extracting(t -> t.entry().bar()).containsExactly(4);
    assertThat(result.equity().size()).isEqualTo(3);
  }

  @Test
  void an_account_that_lost_everything_trades_no_more() {
    BacktestRun result =
        run(flat(10, 10, 25, 25, 10, 10), trading(free(100, true)), says(-1, 0, 1, 1, 1, 0));
    assertThat(result.trades()).extracting(Trade::reason).containsExactly(Trade.ExitReason.RUIN);
    assertThat(result.trades().get(0).exit().bar()).isEqualTo(2);
    assertThat(result.equity().last()).isZero();
    assertThat(result.metrics().returns().annual()).isEqualTo(-1.0);
    assertThat(result.metrics().maxDrawdown()).isEqualTo(1.0);
    assertThat(result.metrics().capital().ruin())
        .hasValue(new Ruin(Instant.parse("2020-01-03T00:00:00Z"), 50));
  }

  @Test
  void a_short_position_over_a_gap_to_five_times_the_price_ends_at_0_and_says_what_is_owed() {
    BarSeries bars = SeriesOf.file("09_short_ruin_gap");
    int[] sell = new int[bars.size()];
    Arrays.fill(sell, -1);
    Metrics metrics = run(bars, trading(free(100_000, true)), says(sell)).metrics();
    assertThat(metrics.capital().end()).isZero();
    assertThat(metrics.maxDrawdown()).isEqualTo(1.0);
    assertThat(metrics.trades().count()).isEqualTo(1);
    // 1,000 units sold short at 100 and bought back at 500
    assertThat(metrics.capital().ruin()).map(Ruin::shortfall).hasValue(300_000.0);
  }

  @Test
  void closing_costs_at_the_end_can_ruin_an_account() {
    Account dear = new Account(100, 0.1, 0, 1, true);
    Metrics metrics = run(flat(10, 10, 18), trading(dear), says(-1, 0, 0)).metrics();
    // 9 units sold at 10, 9 paid: 181 in cash; bought back at 18 for 162 and 16.20
    assertThat(metrics.capital().end()).isEqualTo(2.8, within(1e-9));
    assertThat(metrics.capital().ruin()).isEmpty();
    Metrics ruined = run(flat(10, 10, 19), trading(dear), says(-1, 0, 0)).metrics();
    // bought back at 19 for 171 and 17.10
    assertThat(ruined.capital().end()).isZero();
    assertThat(ruined.capital().ruin().orElseThrow().shortfall()).isEqualTo(7.1, within(1e-9));
  }

  @Test
  void the_benchmark_buys_and_holds_with_the_same_account() {
    BacktestRun result = run(flat(100, 100, 120, 120), trading(COSTS), says(0, 0, 0, 0));
    assertThat(result.benchmark().trades().list().get(0).units()).isEqualTo(249);
    double net = 249 * (119.94 - 100.05 - 0.11994 - 0.10005);
    assertThat(result.benchmark().trades().netProfit()).isEqualTo(net, within(1e-8));
    assertThat(result.benchmark().equity().last()).isEqualTo(100_000 + net, within(1e-8));
  }

  @Test
  void fewer_than_two_bars_are_refused() {
    BarSeries bars = flat(10, 10);
    assertThatThrownBy(() -> TestPeriod.of(bars, 1, 2)).isInstanceOf(TestPeriodTooShort.class);
    assertThatThrownBy(() -> TestPeriod.of(bars, 0, 3)).isInstanceOf(TestPeriodTooShort.class);
  }
}
