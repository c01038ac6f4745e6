package ktrdr.training.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import ktrdr.market.BarSeries;
import ktrdr.market.Closes;
import ktrdr.strategy.Labels;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.features.FeatureMatrix;
import ktrdr.training.ChronologicalSplit;
import ktrdr.training.EmptySplit;
import ktrdr.training.Trainings;
import ktrdr.training.labels.OneClassOnly;
import ktrdr.training.network.Examples;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.Test;

class SamplesTest {
  // pivots at bars 0, 2, 4 …; bar t + 1 confirms pivot t, so it decides the labels of t − 2 and t −
  // 1
  private static final double[] SWINGS = {
    100, 120, 140, 120, 100, 120, 140, 120, 100, 120, 140, 120, 100, 120, 140, 120, 100, 120, 140,
    120
  };

  @Test
  void the_parts_are_consecutive_and_hold_seventy_fifteen_and_fifteen_percent_of_the_bars() {
    ChronologicalSplit split =
        ChronologicalSplit.of(new Strategy.Split(0.7, 0.15, 0.15), Closes.daily(SWINGS));
    assertThat(split.train()).extracting("firstBar", "afterBar").containsExactly(0, 14);
    assertThat(split.validation()).extracting("firstBar", "afterBar").containsExactly(14, 17);
    assertThat(split.test()).extracting("firstBar", "afterBar").containsExactly(17, 20);
    assertThat(split.train().from()).isEqualTo("2020-01-01T00:00:00Z");
    assertThat(split.train().to()).isEqualTo("2020-01-14T00:00:00Z");
    assertThat(split.validation().from()).isEqualTo("2020-01-15T00:00:00Z");
    assertThat(split.test().overlaps(split.train())).isFalse();
  }

  @Test
  void a_row_whose_label_was_decided_after_its_part_ended_is_left_out() {
    Samples samples = samples(0.5, 0.25, 0.25, 0);
    // bars 8 and 9 belong to the move that bar 11 ends: known only in the validation part
    assertThat(barsOf(samples.train())).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    assertThat(barsOf(samples.validation())).containsExactly(10, 11);
    assertThat(barsOf(samples.test())).containsExactly(15, 16, 17);
  }

  @Test
  void rows_of_the_warm_up_do_not_exist() {
    assertThat(barsOf(samples(0.5, 0.25, 0.25, 3).train())).containsExactly(3, 4, 5, 6, 7);
  }

  @Test
  void a_row_carries_the_label_of_its_own_bar() {
    assertThat(samples(0.5, 0.25, 0.25, 0).train().classes())
        .containsExactly(0, 0, 2, 2, 0, 0, 2, 2);
  }

  @Test
  void a_part_without_rows_is_refused() {
    assertThatThrownBy(() -> samples(0.5, 0.1, 0.4, 0))
        .isInstanceOf(EmptySplit.class)
        .hasMessage(
            "The validation part of the split is empty: no bar after the warm-up has a label that"
                + " was decided in it");
  }

  @Test
  void labels_that_are_nearly_all_the_same_are_refused() {
    // every hundredth close is half the one before, all others a fifth more
    double[] rising = new double[400];
    for (int i = 0; i < rising.length; i++) {
      rising[i] = i == 0 ? 100 : rising[i - 1] * (i % 100 == 99 ? 0.5 : 1.2);
    }
    assertThatThrownBy(() -> samples(Closes.daily(rising), new Strategy.Split(0.5, 0.25, 0.25), 0))
        .isInstanceOf(OneClassOnly.class)
        .hasMessage(
            "BUY holds 99.5% of the 198 labels; a zigzag_threshold other than 0.1 is needed");
  }

  @Test
  void a_feature_that_never_changes_in_training_is_named() {
    BarSeries bars = Closes.daily(SWINGS);
    float[] values = new float[2 * bars.size()];
    for (int row = 0; row < bars.size(); row++) {
      values[2 * row] = row;
      values[2 * row + 1] = row < 10 ? 0.25f : row;
    }
    FeatureMatrix matrix = new FeatureMatrix(List.of("1d_moving", "1d_still"), 0, values);
    Samples samples =
        Samples.of(
            strategy(new Strategy.Split(0.5, 0.25, 0.25)),
            bars,
            matrix,
            ProgressMonitor.unwatched());
    assertThat(samples.notes())
        .contains(
            "The feature 1d_still is 0.25 in every training row: nothing can be learned from it.")
        .noneMatch(note -> note.contains("1d_moving"));
  }

  private static Samples samples(double train, double validation, double test, int firstBar) {
    return samples(Closes.daily(SWINGS), new Strategy.Split(train, validation, test), firstBar);
  }

  /** Rows whose one feature is the index of the bar. */
  private static Samples samples(BarSeries bars, Strategy.Split split, int firstBar) {
    float[] values = new float[bars.size() - firstBar];
    for (int row = 0; row < values.length; row++) {
      values[row] = firstBar + row;
    }
    FeatureMatrix matrix = new FeatureMatrix(List.of("bar"), firstBar, values);
    return Samples.of(strategy(split), bars, matrix, ProgressMonitor.unwatched());
  }

  private static Strategy strategy(Strategy.Split split) {
    Strategy.Learning learning =
        new Strategy.Learning(
            Trainings.NETWORK,
            Trainings.optimiser(1, "adam", Optional.empty()),
            new Labels.Zigzag(0.1, Optional.empty()),
            Optional.of(new Strategy.Holdout(split)),
            1);
    return Trainings.strategy(learning);
  }

  private static int[] barsOf(Examples examples) {
    return IntStream.range(0, examples.rows()).map(i -> (int) examples.features()[i]).toArray();
  }
}
