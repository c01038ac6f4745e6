package ktrdr.training.trainer;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ktrdr.strategy.features.FeatureMatrix;
import ktrdr.strategy.features.Features;
import ktrdr.training.ChronologicalSplit;
import ktrdr.training.Fold;
import ktrdr.training.TrainingTask;
import ktrdr.training.TrainingWatch;
import ktrdr.training.fits.FitPart;
import ktrdr.training.fits.FittedNetwork;
import ktrdr.training.fits.FittedPart;
import ktrdr.training.fits.NetworkFit;
import ktrdr.training.fits.Resumption;
import ktrdr.training.fits.Rows;
import ktrdr.training.fits.Samples;
import ktrdr.training.labels.LabelSeries;
import ktrdr.training.walk.Walk;
import ktrdr.training.walk.WalkForwardRun;
import ktrdr.training.walk.WalkScores;
import ktrdr.work.ProgressMonitor;

/** What one network for each period says of bars that it was not trained on. */
record OutOfSample(TrainingTask task, InstantSource clock) {
  private static final int NETWORK = 1;

  WalkForwardRun run(TrainingWatch watch) {
    FeatureMatrix matrix =
        Features.compute(task.strategy(), task.bars(), watch.part(0, Trainer.FEATURES_DONE));
    Rows rows = new Rows(matrix, LabelSeries.of(task.strategy(), task.bars(), watch));
    List<FitPart> parts = parts(rows, watch);
    List<FittedPart> fitted = fits(parts, rows, watch);
    List<Fold> folds = new ArrayList<>();
    parts.forEach(part -> folds.add(0, part.parts().orElseThrow()));
    return new WalkScores(task, rows, fitted, watch.part(Trainer.EPOCHS_DONE, 1)).folds(folds);
  }

  /** From the last fold to the first. */
  private List<FitPart> parts(Rows rows, ProgressMonitor monitor) {
    if (task.strategy().learning().walkForward().isPresent()) {
      List<FitPart> all = Walk.of(task, rows, monitor).parts();
      return all.subList(1, all.size());
    }
    ChronologicalSplit split = Samples.of(task, rows, monitor).split();
    Fold only = new Fold(split.train(), split.validation(), split.test(), split.test());
    return List.of(new FitPart(0, Optional.of(only), only.fit(), only.stop()));
  }

  private List<FittedPart> fits(List<FitPart> parts, Rows rows, TrainingWatch watch) {
    ProgressMonitor all = watch.part(Trainer.LABELS_DONE, Trainer.EPOCHS_DONE);
    double bars = parts.stream().mapToInt(part -> part.fit().bars()).sum();
    List<FittedPart> fitted = new ArrayList<>();
    int done = 0;
    for (FitPart part : parts) {
      int after = done + part.fit().bars();
      FittedNetwork network = fit(part, rows, watch, all.part(done / bars, after / bars));
      fitted.add(new FittedPart(part, List.of(network), Optional.empty()));
      done = after;
    }
    return fitted;
  }

  private FittedNetwork fit(FitPart part, Rows rows, TrainingWatch watch, ProgressMonitor own) {
    NetworkFit fit =
        new NetworkFit(
            part.task(task, NETWORK),
            rows.of(part.fit(), watch),
            rows.of(part.stop(), watch),
            clock);
    return fit.run(watch, own, Resumption.none());
  }
}
