package ktrdr.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ktrdr.backtest.signals.BuyAndHold;
import ktrdr.backtest.signals.SmaCross;
import ktrdr.market.Bar;
import ktrdr.market.BarSeries;
import ktrdr.market.Symbol;
import ktrdr.market.Timeframe;
import ktrdr.market.sources.Bars;
import ktrdr.strategy.SignalModel;
import ktrdr.strategy.Strategy.Account;
import ktrdr.strategy.Strategy.Trading;
import ktrdr.work.ProgressMonitor;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Our loop beside an independent backtester on the bundled S&P 500 bars. The peer publishes figures
 * of its own bars of one stock, too; these bars are not ours to bundle, so that test runs only with
 * {@code -Dktrdr.peer.bars} and the folder that has them.
 */
class PeerTest {
  private static final Percentage CLOSE = Percentage.withPercentage(1e-6);

  @Test
  void buy_and_hold_is_what_the_peer_gives() {
    agrees("buyhold", new BuyAndHold(), false);
  }

  @Test
  void a_crossing_that_sells_to_flat_is_what_the_peer_gives() {
    agrees("longonly", new SmaCross(10, 20), false);
  }

  @Test
  void a_crossing_that_reverses_is_what_the_peer_gives() {
    agrees("cross", new SmaCross(10, 20), true);
  }

  @Test
  void on_bars_of_its_own_a_crossing_that_reverses_gives_what_the_peer_publishes() {
    Account account = new Account(10_000, 0, 0, 1, true);
    BacktestRun result =
        new Backtest(new Trading(0, true, 0, account), Rules.PEER)
            .run(
                TestPeriod.whole(ofThePeer("GOOG")),
                new SmaCross(10, 30),
                ProgressMonitor.unwatched());
    summaryAgrees(result.metrics(), expected("goog_cross"));
  }

  private static void agrees(String name, SignalModel policy, boolean allowShort) {
    Account account = new Account(100_000, 0.001, 0, 1, allowShort);
    BacktestRun result =
        new Backtest(new Trading(0, true, 0, account), Rules.PEER)
            .run(TestPeriod.whole(bars()), policy, ProgressMonitor.unwatched());
    tradesAgree(result.trades(), lines("trades_sp500_" + name + ".csv"));
    equityAgrees(result.equityPoints(), lines("equity_sp500_" + name + ".csv"));
    summaryAgrees(result.metrics(), expected("sp500_" + name));
  }

  private static void tradesAgree(List<Trade> trades, List<String[]> peers) {
    assertThat(trades).hasSameSizeAs(peers);
    for (int i = 0; i < peers.size(); i++) {
      String[] peer = peers.get(i);
      Trade trade = trades.get(i);
      assertThat(trade.units()).isEqualTo(Long.parseLong(peer[0]));
      assertThat(trade.entry().bar()).isEqualTo(Integer.parseInt(peer[1]));
      assertThat(trade.exit().bar()).isEqualTo(Integer.parseInt(peer[2]));
      assertThat(trade.entry().price()).isCloseTo(Double.parseDouble(peer[3]), CLOSE);
      assertThat(trade.exit().price()).isCloseTo(Double.parseDouble(peer[4]), CLOSE);
      assertThat(trade.netProfit()).isCloseTo(Double.parseDouble(peer[5]), CLOSE);
      assertThat(trade.commission()).isCloseTo(Double.parseDouble(peer[6]), CLOSE);
    }
  }

  private static void equityAgrees(List<EquityPoint> points, List<String[]> peers) {
    assertThat(points).hasSameSizeAs(peers);
    for (int i = 0; i < peers.size(); i++) {
      LocalDate day = points.get(i).time().atZone(ZoneOffset.UTC).toLocalDate();
      assertThat(day).hasToString(peers.get(i)[0]);
      assertThat(points.get(i).equity()).isCloseTo(Double.parseDouble(peers.get(i)[1]), CLOSE);
    }
  }

  private static void summaryAgrees(Metrics metrics, Map<?, ?> peer) {
    assertThat(metrics.trades().count()).isEqualTo(peer.get("trades"));
    same(metrics.capital().end(), (double) peer.get("final_equity"));
    same(metrics.trades().commission(), (double) peer.get("commissions"));
    same(metrics.totalReturn(), (double) peer.get("return_pct") / 100);
    same(metrics.returns().annual(), (double) peer.get("annual_return_pct") / 100);
    same(metrics.maxDrawdown(), -(double) peer.get("max_drawdown_pct") / 100);
    same(metrics.trades().winRate(), (double) peer.get("win_rate_pct") / 100);
  }

  private static void same(double ours, double peer) {
    assertThat(ours).isEqualTo(peer, within(1e-8 * Math.abs(peer)));
  }

  private static Map<?, ?> expected(String name) {
    try (InputStream in = PeerTest.class.getResourceAsStream("/peer/expected.json")) {
      Map<?, ?> all = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(in);
      return (Map<?, ?>) all.get(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String[]> lines(String file) {
    InputStream in = PeerTest.class.getResourceAsStream("/peer/" + file);
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).map(line -> line.split(",")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bars that come with the peer: date, open, high, low, close and volume below a heading. */
  private static BarSeries ofThePeer(String name) {
    String folder = System.getProperty("ktrdr.peer.bars", "");
    Path file = Path.of(folder, name + ".csv");
    assumeThat(file).as("-Dktrdr.peer.bars names no folder with " + name + ".csv").isRegularFile();
    try (Stream<String> lines = Files.lines(file)) {
      List<Bar> bars = lines.skip(1).map(line -> bar(line.split(","))).toList();
      return BarSeries.of(new Symbol(name, name, Symbol.Trading.EXCHANGE), Timeframe.D1, bars);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Bar bar(String[] cells) {
    double[] values = Arrays.stream(cells).skip(1).mapToDouble(Double::parseDouble).toArray();
    Instant end = LocalDate.parse(cells[0]).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return new Bar(end, values[0], values[1], values[2], values[3], values[4]);
  }

  private static BarSeries bars() {
    return Bars.bundled().load("SPX", Timeframe.D1);
  }
}
