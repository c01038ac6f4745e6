package ktrdr.training;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.market.BarSeries;
import ktrdr.market.Timeframe;
import ktrdr.market.sources.Bars;
import ktrdr.strategy.Labels;
import ktrdr.strategy.Membership;
import ktrdr.strategy.Strategy;
import ktrdr.training.trainer.Trainer;
import ktrdr.training.trainer.TrainingRun;
import ktrdr.work.Checkpoints;
import ktrdr.work.ProgressMonitor;

/** Small trainings for tests: RSI over synthetic bars. */
public final class Trainings {
  public static final BarSeries BARS = Bars.bundled().load("SYNTHETIC-1500", Timeframe.D1);
  public static final Strategy.Network NETWORK = new Strategy.Network(List.of(16, 8), "relu", 0.2);

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-22T10:15:00Z"));

  private Trainings() {}

  public static TrainingRun train(Strategy strategy, long seed) {
    return train(strategy, seed, TrainingWatch.of(ProgressMonitor.unwatched()));
  }

  public static TrainingRun train(Strategy strategy, long seed, TrainingWatch watch) {
    return trainer().train(new TrainingTask(strategy, BARS, seed), watch);
  }

  public static TrainingRun train(
      Strategy strategy, long seed, TrainingWatch watch, Checkpoints checkpoints) {
    return trainer().train(new TrainingTask(strategy, BARS, seed), watch, checkpoints);
  }

  static Trainer trainer() {
    return new Trainer(CLOCK);
  }

  static Trainer withBaselines() {
    return Trainer.withBaselines(CLOCK);
  }

  public static Strategy strategy(int epochs) {
    return strategy(learning(NETWORK, optimiser(epochs, "adam", Optional.empty())));
  }

  /** Stops after some 15 to 30 of 40 epochs, when nothing got better for 8. */
  static Strategy stopping(String optimizer) {
    Optional<Strategy.EarlyStopping> stopping = Optional.of(new Strategy.EarlyStopping(8, 0));
    return strategy(learning(NETWORK, optimiser(40, optimizer, stopping)));
  }

  public static Strategy.Learning learning(Strategy.Network network, Strategy.Optimiser optimiser) {
    return new Strategy.Learning(
        network, optimiser, new Labels.Zigzag(0.03, Optional.empty()), Optional.empty(), 1);
  }

  public static Strategy.Optimiser optimiser(
      int epochs, String name, Optional<Strategy.EarlyStopping> stopping) {
    return new Strategy.Optimiser(
        epochs, 32, 0.01, name, 1e-4, 1, true, Optional.empty(), stopping);
  }

  public static Strategy strategy(Strategy.Learning learning) {
    Map<String, Membership> levels = new LinkedHashMap<>();
    levels.put("low", new Membership.Triangle(0, 25, 45));
    levels.put("mid", new Membership.Triangle(35, 50, 65));
    levels.put("high", new Membership.Triangle(55, 75, 100));
    return new Strategy(
        "test",
        new Strategy.Text("", ""),
        new Strategy.Data("SYNTHETIC-1500", Timeframe.D1, Optional.empty(), Optional.empty(), 14),
        Map.of(
            "rsi_14",
            new Strategy.Indicator("rsi", Map.of("period", 14.0), Strategy.PriceSource.CLOSE)),
        List.of(new Strategy.FuzzySet("rsi", "rsi_14", "", levels)),
        learning,
        new Strategy.Trading(
            0.4, true, 0, new Strategy.Account(100_000, 0.001, 0.0005, 0.25, false)));
  }
}
