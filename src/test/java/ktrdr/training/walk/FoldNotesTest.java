package ktrdr.training.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import ktrdr.market.BarSeries;
import ktrdr.market.Closes;
import ktrdr.strategy.Labels;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.features.FeatureMatrix;
import ktrdr.training.Fold;
import ktrdr.training.SplitRange;
import ktrdr.training.Trainings;
import ktrdr.training.fits.Rows;
import ktrdr.training.labels.LabelSeries;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.Test;

class FoldNotesTest {
  private static final double[] SWINGS = {
    100, 120, 140, 120, 100, 120, 140, 120, 100, 120, 140, 120, 100, 120, 140, 120, 100, 120, 140,
    120
  };
  private static final BarSeries BARS = Closes.daily(SWINGS);

  @Test
  void a_feature_that_never_changes_before_a_fold_is_named_unless_it_never_changes_at_all() {
    List<Fold> folds = List.of(fold(8), fold(12));
    assertThat(FoldNotes.of(rows(), folds, rows().of(bars(0, 20), monitor()), monitor()))
        .containsExactly(
            "The feature late never changes in the training rows before 1 of 2 folds: nothing can be"
                + " learned from it there.");
  }

  /** A fold that learns the bars before this one. */
  private static Fold fold(int after) {
    SplitRange later = bars(after, 20);
    return new Fold(bars(0, after), later, later, later);
  }

  private static SplitRange bars(int first, int after) {
    return new SplitRange(BARS.start(first), BARS.start(after - 1), first, after);
  }

  /** Three features: one changes with each bar, one from bar 8 on, and one never does. */
  private static Rows rows() {
    float[] values = new float[3 * BARS.size()];
    for (int bar = 0; bar < BARS.size(); bar++) {
      values[3 * bar] = bar;
      values[3 * bar + 1] = Math.max(8, bar);
      values[3 * bar + 2] = 0.25f;
    }
    FeatureMatrix matrix = new FeatureMatrix(List.of("moving", "late", "still"), 0, values);
    Strategy.Learning learning =
        new Strategy.Learning(
            Trainings.NETWORK,
            Trainings.optimiser(1, "adam", Optional.empty()),
            new Labels.Zigzag(0.1, Optional.empty()),
            Optional.empty(),
            1);
    return new Rows(matrix, LabelSeries.of(Trainings.strategy(learning), BARS, monitor()));
  }

  private static ProgressMonitor monitor() {
    return ProgressMonitor.unwatched();
  }
}
