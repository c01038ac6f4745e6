package ktrdr.training.walk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.features.FeatureMatrix;
import ktrdr.training.Baseline;
import ktrdr.training.Fold;
import ktrdr.training.Score;
import ktrdr.training.TrainingTask;
import ktrdr.training.bundle.TrainedModel;
import ktrdr.training.fits.Baselines;
import ktrdr.training.fits.FittedPart;
import ktrdr.training.fits.Rows;
import ktrdr.training.fits.Scores;
import ktrdr.training.network.Decisions;
import ktrdr.training.network.Examples;
import ktrdr.training.network.Forecast;
import ktrdr.training.network.Inference;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;

/**
 * Asks the networks of each fold for their signals, and scores them.
 *
 * @param fitted the folds from the last to the first; before them, the last training if there is
 *     one
 */
public record WalkScores(
    TrainingTask task, Rows rows, List<FittedPart> fitted, ProgressMonitor monitor) {

  /** The signals and forecasts of all folds. */
  public WalkForwardRun folds(List<Fold> folds) {
    int first = folds.get(0).test().firstBar();
    double threshold = task.strategy().trading().confidenceThreshold();
    Decisions decisions = new Decisions(task.bars().size(), first, threshold);
    List<FoldRun> runs = new ArrayList<>();
    for (int fold = 1; fold <= folds.size(); fold++) {
      runs.add(run(folds.get(fold - 1), fitted(fold), decisions));
      monitor.report(Progress.of(fold, folds.size(), "signals of fold " + fold));
    }
    FoldSignals signals = new FoldSignals(task.bars().sha256(monitor), first, decisions.signals());
    return new WalkForwardRun(runs, horizon(folds), signals);
  }

  /** Each network of each fold as a model of its own. */
  public List<FoldModels> models(List<Fold> folds) {
    List<FoldModels> models = new ArrayList<>();
    for (int fold = 1; fold <= folds.size(); fold++) {
      models.add(
          new FoldModels(
              folds.get(fold - 1),
              fitted(fold).weights().stream()
                  .map(weights -> TrainedModel.of(task, List.of(weights)))
                  .toList()));
    }
    return models;
  }

  private FittedPart fitted(int fold) {
    return fitted.get(fitted.size() - fold);
  }

  private FoldRun run(Fold fold, FittedPart own, Decisions decisions) {
    Strategy.Network shape = task.strategy().learning().network();
    FeatureMatrix matrix = rows.matrix();
    int first = fold.test().firstBar();
    float[] answers =
        Inference.of(shape, own.weights())
            .answers(
                matrix,
                first - matrix.firstBar(),
                fold.test().afterBar() - matrix.firstBar(),
                monitor);
    decisions.take(answers);
    int[] taught = rows.of(fold.fit(), monitor).counts();
    Forecast forecast = Forecast.of(rows.labels(), fold.judged(), answers, first, taught);
    int trained = Arrays.stream(taught).sum();
    return new FoldRun(fold, trained, own.runs(task), forecast, forecast.score());
  }

  private int horizon(List<Fold> folds) {
    int[] sorted =
        folds.stream()
            .flatMapToInt(f -> IntStream.range(f.judged().firstBar(), f.judged().afterBar()))
            .map(rows.labels()::horizon)
            .sorted()
            .toArray();
    return sorted[sorted.length / 2];
  }

  /** The baselines, each fold's trained on its rows, on the rows of all folds. */
  public List<Baseline> baselines(WalkForwardRun walk) {
    if (fitted(1).logistic().isEmpty()) {
      return List.of();
    }
    TrainingTask logistic = Baselines.logistic(task);
    List<Score> scores = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    for (int fold = 1; fold <= walk.folds().size(); fold++) {
      Examples judged = rows.of(walk.folds().get(fold - 1).fold().judged(), monitor);
      if (judged.rows() == 0) {
        continue;
      }
      List<float[]> weights = List.of(fitted(fold).logistic().orElseThrow().weights());
      scores.add(Scores.of(logistic, weights, judged, monitor));
      counts.add(judged.rows());
    }
    List<Forecast> forecasts = walk.folds().stream().map(FoldRun::forecast).toList();
    return List.of(
        new Baseline(Baseline.LOGISTIC, Scores.pooled(scores, counts)),
        Baselines.majority(
            forecasts.stream().map(Forecast::trainedOn).toList(),
            forecasts.stream().map(Forecast::counts).toList()));
  }
}
