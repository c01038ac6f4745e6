package ktrdr.training.fits;

import java.time.InstantSource;
import ktrdr.strategy.Strategy;
import ktrdr.training.FitTask;
import ktrdr.training.TrainingDiverged;
import ktrdr.training.TrainingWatch;
import ktrdr.training.network.Examples;
import ktrdr.training.network.Libtorch;
import ktrdr.work.ProgressMonitor;

/**
 * One fit of one network, on whichever thread. It shares nothing that changes with other fits.
 *
 * @param train rows that the network learns
 * @param judges rows that choose its epoch
 */
public record NetworkFit(FitTask task, Examples train, Examples judges, InstantSource clock) {

  /**
   * Fits the network, or continues to. The result is bit for bit that of an uninterrupted fit.
   *
   * @param epochsPart receives the progress of this fit
   * @param resumption holds the states of this fit only
   * @throws TrainingDiverged if the loss is no longer a number
   */
  public FittedNetwork run(TrainingWatch watch, ProgressMonitor epochsPart, Resumption resumption) {
    Libtorch.ready(watch);
    Strategy.Learning learning = task.whole().strategy().learning();
    return Libtorch.scoped(
        () -> {
          Fit fit = new Fit(train, judges, learning, task.seed(), clock);
          History history = fit.run(watch, epochsPart, resumption);
          return new FittedNetwork(fit.network().weights(), history);
        });
  }
}
