package ktrdr.training.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.features.Features;
import ktrdr.training.Fold;
import ktrdr.training.Folds;
import ktrdr.training.SplitRange;
import ktrdr.training.TrainingTask;
import ktrdr.training.fits.FitPart;
import ktrdr.training.fits.Rows;
import ktrdr.training.labels.LabelSeries;
import ktrdr.training.labels.OneClassOnly;
import ktrdr.work.ProgressMonitor;

/**
 * What a walk forward trains on and tests on.
 *
 * @param folds in order of time
 * @param last the parts of the last training, which gives the model that is kept
 */
public record Walk(List<Fold> folds, List<SplitRange> last) {

  /**
   * Divides the bars of a strategy that walks forward.
   *
   * @throws ktrdr.strategy.TooFewBars if a part could have fewer than ten rows
   */
  public static Walk of(Strategy strategy, BarSeries bars, ProgressMonitor monitor) {
    return of(strategy, bars, LabelSeries.of(strategy, bars, monitor));
  }

  private static Walk of(Strategy strategy, BarSeries bars, LabelSeries labels) {
    Strategy.WalkForward walk = strategy.learning().walkForward().orElseThrow();
    int first = Features.firstBar(strategy);
    return new Walk(
        Folds.of(bars, first, labels::horizon, walk),
        Folds.last(bars, first, labels::horizon, walk));
  }

  /** Divides the bars and refuses training rows of one class. */
  public static Walk of(TrainingTask task, Rows rows, ProgressMonitor monitor) {
    Walk walk = of(task.strategy(), task.bars(), rows.labels());
    require(walk.parts(), rows, monitor);
    return walk;
  }

  /** The folds of a design window, the one with the most rows first. */
  public static List<FitPart> design(List<Fold> folds, Rows rows, ProgressMonitor monitor) {
    List<FitPart> parts = new ArrayList<>();
    for (int fold = folds.size(); fold >= 1; fold--) {
      parts.add(FitPart.design(fold, folds.get(fold - 1)));
    }
    require(parts, rows, monitor);
    return parts;
  }

  private static void require(List<FitPart> parts, Rows rows, ProgressMonitor monitor) {
    for (FitPart part : parts) {
      int[] counts = rows.of(part.fit(), monitor).required("training").counts();
      OneClassOnly.refuse(counts, rows.labels());
      rows.of(part.stop(), monitor).required("early-stopping");
    }
  }

  /** The last training, then the folds, the one with the most rows first. */
  public List<FitPart> parts() {
    List<FitPart> parts = new ArrayList<>();
    parts.add(FitPart.model(last.get(0), last.get(1)));
    for (int fold = folds.size(); fold >= 1; fold--) {
      Fold own = folds.get(fold - 1);
      parts.add(new FitPart(fold, Optional.of(own), own.fit(), own.stop()));
    }
    return parts;
  }

  /** The bars of all folds together. */
  public SplitRange tested() {
    SplitRange begin = folds.get(0).test();
    SplitRange end = folds.get(folds.size() - 1).test();
    return new SplitRange(begin.from(), end.to(), begin.firstBar(), end.afterBar());
  }
}
