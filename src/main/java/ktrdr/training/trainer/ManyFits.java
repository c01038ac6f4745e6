package ktrdr.training.trainer;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.features.FeatureMatrix;
import ktrdr.strategy.features.Features;
import ktrdr.training.Baseline;
import ktrdr.training.ChronologicalSplit;
import ktrdr.training.Fold;
import ktrdr.training.Folds;
import ktrdr.training.Score;
import ktrdr.training.SplitRows;
import ktrdr.training.TrainingDiverged;
import ktrdr.training.TrainingTask;
import ktrdr.training.TrainingWatch;
import ktrdr.training.bundle.TrainedModel;
import ktrdr.training.fits.FitPart;
import ktrdr.training.fits.FitStore;
import ktrdr.training.fits.Fits;
import ktrdr.training.fits.FittedPart;
import ktrdr.training.fits.Rows;
import ktrdr.training.fits.Samples;
import ktrdr.training.fits.Scores;
import ktrdr.training.labels.LabelSeries;
import ktrdr.training.network.Examples;
import ktrdr.training.walk.CrossValidation;
import ktrdr.training.walk.FoldNotes;
import ktrdr.training.walk.Walk;
import ktrdr.training.walk.WalkForwardRun;
import ktrdr.training.walk.WalkScores;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;

/** A training of several networks, each fit of which is a piece of its own. */
record ManyFits(TrainingTask task, boolean baselines, FitStore store, InstantSource clock) {

  TrainingRun run(TrainingWatch watch) throws IOException {
    Rows rows = rows(watch);
    return task.strategy().learning().walkForward().isPresent()
        ? walk(rows, watch)
        : holdout(rows, watch);
  }

  /** Fits and asks the networks of each fold of a design window, which is all bars of the task. */
  CrossValidation crossValidate(TrainingWatch watch) throws IOException {
    Rows rows = rows(watch);
    int first = Features.firstBar(task.strategy());
    List<Fold> folds = Folds.ofDesign(task.bars(), first, rows.labels()::horizon);
    List<FittedPart> fitted = fits(rows, Walk.design(folds, rows, watch), watch);
    WalkScores scores = new WalkScores(task, rows, fitted, watch.part(Trainer.EPOCHS_DONE, 1));
    return new CrossValidation(scores.folds(folds), scores.models(folds));
  }

  private Rows rows(TrainingWatch watch) {
    Strategy strategy = task.strategy();
    // What was done before counts as soon as the fits are read; until then the progress waits.
    ProgressMonitor first = store.pieces().checkpoints().exists() ? watch.quiet() : watch;
    FeatureMatrix matrix =
        Features.compute(strategy, task.bars(), first.part(0, Trainer.FEATURES_DONE));
    Rows rows = new Rows(matrix, LabelSeries.of(strategy, task.bars(), watch));
    first.report(Progress.of(1, 1, "labels").within(0, Trainer.LABELS_DONE));
    return rows;
  }

  private TrainingRun holdout(Rows rows, TrainingWatch watch) throws IOException {
    Samples samples = Samples.of(task, rows, watch);
    FitPart model = FitPart.model(samples.split().train(), samples.split().validation());
    FittedPart fitted = fits(rows, List.of(model), watch).get(0);
    List<float[]> networks = fitted.weights();
    Score test = Scores.of(task, networks, samples.test(), watch);
    Score validation = Scores.of(task, networks, samples.validation(), watch);
    List<Baseline> simpler =
        fitted.logistic().stream()
            .flatMap(l -> Scores.baselines(task, l, samples, watch).stream())
            .toList();
    return new TrainingRun(
        TrainedModel.of(task, networks),
        fitted.networks().get(0).history(),
        test,
        samples.validation().majority(),
        samples.split(),
        samples.rows(),
        samples.notes(),
        0,
        new TrainingDetails(validation, fitted.runs(task), simpler, Optional.empty()));
  }

  private TrainingRun walk(Rows rows, TrainingWatch watch) throws IOException {
    Walk walk = Walk.of(task, rows, watch);
    List<FittedPart> fitted = fits(rows, walk.parts(), watch);
    WalkScores scores = new WalkScores(task, rows, fitted, watch.part(Trainer.EPOCHS_DONE, 1));
    WalkForwardRun folds = scores.folds(walk.folds());
    FittedPart last = fitted.get(0);
    Examples train = rows.of(last.part().fit(), watch);
    Examples stop = rows.of(last.part().stop(), watch);
    Score validation = Scores.of(task, last.weights(), stop, watch);
    return new TrainingRun(
        TrainedModel.of(task, last.weights()),
        last.networks().get(0).history(),
        folds.score(),
        stop.majority(),
        new ChronologicalSplit(last.part().fit(), last.part().stop(), walk.tested()),
        new SplitRows(train.rows(), stop.rows(), folds.rows()),
        notes(rows, walk, train, watch),
        0,
        new TrainingDetails(
            validation, last.runs(task), scores.baselines(folds), Optional.of(folds)));
  }

  private static List<String> notes(Rows rows, Walk walk, Examples last, TrainingWatch watch) {
    List<String> notes = new ArrayList<>(Samples.notes(rows.labels(), last, rows.matrix().names()));
    notes.addAll(FoldNotes.of(rows, walk.folds(), last, watch));
    return notes;
  }

  private List<FittedPart> fits(Rows rows, List<FitPart> parts, TrainingWatch watch)
      throws IOException {
    try {
      return new Fits(task, rows, baselines, store, clock)
          .run(parts, watch, watch.part(Trainer.LABELS_DONE, Trainer.EPOCHS_DONE));
    } catch (TrainingDiverged e) {
      // Which fit is the first to diverge depends on the processors, and on where it was left.
      throw e.anywhere();
    }
  }
}
