package ktrdr.training.fits;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.document.StrategyWriter;
import ktrdr.training.FitTask;
import ktrdr.training.TrainingTask;
import ktrdr.training.network.Libtorch;
import ktrdr.work.Checkpoints;
import ktrdr.work.ProgressMonitor;

/**
 * Where a training continues from, and where it keeps its state.
 *
 * @param task a line that differs whenever these epochs could give other weights
 * @param from the state after the last finished epoch; empty to start anew
 */
public record Resumption(Checkpoints checkpoints, String task, Optional<TrainingState> from) {
  private static final int FORMAT = 1;

  /** Starts anew and keeps nothing. */
  public static Resumption none() {
    return new Resumption(Checkpoints.none(), "", Optional.empty());
  }

  /** Continues a fit from its own states, if there are any. */
  public static Resumption of(FitTask fit, Checkpoints checkpoints, ProgressMonitor monitor) {
    TrainingTask task = fit.whole();
    String line =
        String.format(
            Locale.ROOT,
            "training format=%d strategy=%s bars=%s seed=%d libtorch=%s%s",
            FORMAT,
            StrategyWriter.sha256(spelled(task.strategy())),
            task.bars().sha256(monitor),
            task.effectiveSeed(),
            Libtorch.VERSION,
            fit.place());
    return new Resumption(checkpoints, line, checkpoints.last(line).map(TrainingState::of));
  }

  // Earlier versions wrote the split of every strategy, and their checkpoints must not be lost.
  private static Strategy spelled(Strategy strategy) {
    Strategy.Learning how = strategy.learning();
    return how.evaluation().isPresent()
        ? strategy
        : new Strategy(
            strategy.name(),
            strategy.text(),
            strategy.data(),
            strategy.indicators(),
            strategy.inputs(),
            new Strategy.Learning(
                how.network(),
                how.optimiser(),
                how.labels(),
                Optional.of(new Strategy.Holdout(how.holdout())),
                how.networks()),
            strategy.trading());
  }

  /** Number of epochs that were done before. */
  public int epochsDone() {
    return from.map(state -> state.epochs().size()).orElse(0);
  }

  /** Offers a state to the checkpoints. */
  public void keep(Supplier<TrainingState> state) {
    checkpoints.keep(task, state::get);
  }
}
