package ktrdr.sessions.artifacts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import ktrdr.backtest.Rules;
import ktrdr.market.Bar;
import ktrdr.market.BarSeries;
import ktrdr.market.BarSource;
import ktrdr.market.Symbol;
import ktrdr.market.Timeframe;
import ktrdr.market.sources.CaseBars;
import ktrdr.market.sources.ImportedBars;
import ktrdr.operations.OperationId;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.standalone.BacktestPlan;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.document.Defaults;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.training.TrainingTask;
import ktrdr.training.TrainingWatch;
import ktrdr.training.bundle.Provenance;
import ktrdr.training.bundle.TrainedModel;
import ktrdr.training.trainer.Trainer;
import ktrdr.training.trainer.TrainingRun;
import ktrdr.work.ProgressMonitor;

/** A model of MX, trained on 1,000 bars of 2015 to 2018, and what may become of these bars. */
final class SeenMarket {
  static final OperationId TRAINING = new OperationId("op_training_20261122_101500_0");
  static final Instant AT = Instant.parse("2026-11-22T10:15:00Z");
  static final Symbol MX = new Symbol("MX", "imported", Symbol.Trading.ALWAYS);
  static final BarSeries BARS = CaseBars.daily("06_oos_a_train", MX);
  static final BarSeries SHORTER = CaseBars.daily("06_oos_b_shorter", MX);
  static final BarSeries LATER = walk(BARS.end(BARS.size() - 1), 50, 1);
  static final BarSeries EARLIER = walk(Instant.parse("2014-01-01T00:00:00Z"), 200, 2);

  private SeenMarket() {}

  /** A home into which the bars of the training were imported. */
  static BarSource imported(Path home) {
    return imported(home, "06_oos_a_train");
  }

  /** The home after another file was imported under the same name. */
  static BarSource imported(Path home, String file) {
    try {
      ImportedBars data = new ImportedBars(home.resolve("data"));
      data.take(CaseBars.file(file), MX, Timeframe.D1, ProgressMonitor.unwatched());
      return data;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Trains the strategy of the case; 850 of the 1,000 bars are for training and validation. */
  static TrainedModel trained(BarSource source) {
    Strategy strategy = new StrategyReader(source).with(Defaults.FIRST).read(document());
    TrainingTask task = new TrainingTask(strategy, strategy.data().bars(source), 7);
    TrainingRun run =
        new Trainer(InstantSource.fixed(AT))
            .train(task, TrainingWatch.of(ProgressMonitor.unwatched()));
    return run.model()
        .from(Provenance.of(run.split(), task.bars(), AT, "1.2.3", ProgressMonitor.unwatched()));
  }

  private static String document() {
    try (InputStream document =
        SeenMarket.class.getResourceAsStream("/cases/06_oos_strategy.json")) {
      String text = new String(document.readAllBytes(), StandardCharsets.UTF_8);
      return text.replace("\"epochs\": 20", "\"epochs\": 2");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A backtest of the model without dates. */
  static BacktestPlan plan(String symbol) {
    return plan(symbol, null, null);
  }

  static BacktestPlan plan(String symbol, String from, String to) {
    return new BacktestPlan(
        new BacktestPlan.Model(TRAINING, "mxs"),
        new Assignment.Market(symbol, "1d"),
        new BacktestPlan.Period(day(from), day(to)),
        new Strategy.Account(100_000, 0.001, 0.0005, 1, false),
        Rules.KTRDR);
  }

  private static Optional<LocalDate> day(String text) {
    return Optional.ofNullable(text).map(LocalDate::parse);
  }

  /** A close that is a thousandth higher, and the rest as it fits. */
  static Bar edited(Bar bar) {
    double close = 1.001 * bar.close();
    return new Bar(
        bar.end(), bar.open(), Math.max(close, bar.high()), bar.low(), close, bar.volume());
  }

  /** Other bars at the same times. */
  static BarSeries instead(String symbol) {
    Random random = new Random(3);
    return CaseBars.named(
        symbol,
        CaseBars.edited(
            BARS, 1, bar -> bar(bar.end(), 100 * StrictMath.exp(0.1 * random.nextGaussian()))));
  }

  private static BarSeries walk(Instant after, int count, long seed) {
    Random random = new Random(seed);
    List<Bar> bars = new ArrayList<>();
    double close = 100;
    for (int i = 1; i <= count; i++) {
      close *= StrictMath.exp(0.01 * random.nextGaussian());
      bars.add(bar(after.plus(Duration.ofDays(i)), close));
    }
    return BarSeries.of(MX, Timeframe.D1, bars);
  }

  private static Bar bar(Instant end, double price) {
    return new Bar(end, price, price, price, price, 1);
  }
}
