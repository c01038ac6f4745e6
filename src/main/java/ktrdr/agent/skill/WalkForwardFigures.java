package ktrdr.agent.skill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.results.WalkForwardResult;
import ktrdr.training.fits.NetworkRun;
import ktrdr.training.network.Forecast;
import ktrdr.training.trainer.TrainingRun;
import ktrdr.training.walk.FoldRun;
import ktrdr.training.walk.WalkForwardRun;
import ktrdr.work.ProgressMonitor;

/** Measures the skill of the folds of a walk forward. */
public final class WalkForwardFigures {
  private WalkForwardFigures() {}

  /** The figures of a training that walked forward; empty for a holdout. */
  public static Optional<WalkForwardResult> of(TrainingRun run, ProgressMonitor monitor) {
    return run.details().walk().map(walk -> of(walk, monitor));
  }

  /** The figures of a walk forward, whether or not a model was kept after it. */
  public static WalkForwardResult of(WalkForwardRun walk, ProgressMonitor monitor) {
    int horizon = walk.horizon();
    List<Forecasts> all = forecasts(walk, monitor);
    List<WalkForwardResult.Fold> folds = new ArrayList<>();
    for (int fold = 0; fold < all.size(); fold++) {
      folds.add(fold(walk.folds().get(fold), all.get(fold), horizon, monitor));
    }
    WalkForwardResult.Skill directional = told(Skill.directional(all, horizon, monitor));
    WalkForwardResult.Skill threeClass = told(Skill.threeClass(all, horizon, monitor));
    monitor.stopIfCancelled();
    return new WalkForwardResult(folds, directional, threeClass, walk.signals().sha256());
  }

  private static WalkForwardResult.Fold fold(
      FoldRun run, Forecasts forecasts, int horizon, ProgressMonitor monitor) {
    List<NetworkRun> networks = run.networks();
    return new WalkForwardResult.Fold(
        run.fold().test().from(),
        run.fold().test().to(),
        run.forecast().rows(),
        run.trained(),
        networks.stream().map(NetworkRun::weightsSha256).toList(),
        networks.stream().map(network -> network.history().best().epoch()).toList(),
        told(Skill.directional(List.of(forecasts), horizon, monitor)),
        run.score().accuracy());
  }

  /** The skill as a result hands it on. */
  public static WalkForwardResult.Skill told(Skill skill) {
    return new WalkForwardResult.Skill(skill.rows(), skill.nats(), skill.t());
  }

  /** What the networks of each fold forecast. */
  public static List<Forecasts> forecasts(WalkForwardRun walk, ProgressMonitor monitor) {
    List<Forecasts> all = new ArrayList<>();
    for (FoldRun fold : walk.folds()) {
      monitor.stopIfCancelled();
      all.add(forecasts(fold.forecast()));
    }
    return all;
  }

  private static Forecasts forecasts(Forecast forecast) {
    byte[] labels = new byte[forecast.rows()];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = (byte) forecast.classes()[row];
    }
    float[] said = forecast.probabilities();
    double[] probabilities = new double[said.length];
    for (int i = 0; i < said.length; i++) {
      probabilities[i] = said[i];
    }
    return new Forecasts(labels, probabilities, forecast.trainedOn());
  }
}
