package ktrdr.agent.surrogates;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import ktrdr.agent.results.SurrogateResult;
import ktrdr.market.BarSeries;
import ktrdr.market.Timeframe;
import ktrdr.strategy.Labels;
import ktrdr.strategy.Membership;
import ktrdr.strategy.Strategy;
import ktrdr.training.TrainingTask;
import ktrdr.training.trainer.Trainer;
import ktrdr.work.CheckpointFolder;
import ktrdr.work.Crew;
import ktrdr.work.IdleProcessors;
import ktrdr.work.KeptPieces;
import ktrdr.work.ProgressMonitor;

/** A strategy that buys below the mean of 20 bars, if its network learns to, and its tests. */
final class Tested {
  static final Strategy STRATEGY = strategy(2, 0.4);
  private static final Trainer TRAINER = new Trainer(InstantSource.fixed(Instant.EPOCH));

  final List<String> warnings = new ArrayList<>();
  private final Path folder;

  Tested(Path folder) {
    this.folder = folder;
  }

  /** Runs the test, or continues what was left in the folder, on this number of processors. */
  SurrogateResult run(
      Strategy strategy, BarSeries bars, int count, ProgressMonitor monitor, int processors) {
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      Crew crew = new Crew(IdleProcessors.of(threads, processors - 1));
      CheckpointFolder kept = new CheckpointFolder(folder, warnings::add, () -> true);
      TrainingTask task = new TrainingTask(strategy, bars, 7);
      KeptPieces pieces = new KeptPieces(crew, kept);
      return new Surrogates(task, count, false, 0.2, TRAINER, pieces).run(monitor);
    } finally {
      threads.shutdown();
    }
  }

  /** Likewise, on one processor and to its end. */
  SurrogateResult run(Strategy strategy, BarSeries bars, int count) {
    return run(strategy, bars, count, ProgressMonitor.unwatched(), 1);
  }

  /**
   * A small strategy.
   *
   * @param folds of its walk forward; 0 for a holdout
   * @param confidence below it, nothing is traded
   */
  static Strategy strategy(int folds, double confidence) {
    Map<String, Membership> levels = new LinkedHashMap<>();
    levels.put("below", new Membership.Triangle(-0.06, -0.03, 0));
    levels.put("near", new Membership.Triangle(-0.02, 0, 0.02));
    levels.put("above", new Membership.Triangle(0, 0.03, 0.06));
    Strategy.Indicator distance =
        new Strategy.Indicator(
            "distance_from_ma", Map.of("period", 20.0), Strategy.PriceSource.CLOSE);
    return new Strategy(
        "mean",
        new Strategy.Text("", ""),
        new Strategy.Data("PLANTED", Timeframe.D1, Optional.empty(), Optional.empty(), 19),
        Map.of("distance", distance),
        List.of(new Strategy.FuzzySet("distance", "distance", "", levels)),
        learning(folds),
        new Strategy.Trading(
            confidence, true, 0, new Strategy.Account(100_000, 0.0005, 0.0005, 1, true)));
  }

  private static Strategy.Learning learning(int folds) {
    Optional<Strategy.Evaluation> walk =
        folds == 0
            ? Optional.empty()
            : Optional.of(new Strategy.WalkForward(0.4, folds, Strategy.Scheme.ANCHORED));
    return new Strategy.Learning(
        new Strategy.Network(List.of(8), "relu", 0),
        new Strategy.Optimiser(8, 64, 0.01, "adam", 0, 1, true, Optional.empty(), Optional.empty()),
        new Labels.ForwardReturn(3, 0.005, -0.005),
        walk,
        3);
  }
}
