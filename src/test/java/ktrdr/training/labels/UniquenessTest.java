package ktrdr.training.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class UniquenessTest {

  @Test
  void labels_that_look_at_bars_of_their_own_count_alike() {
    assertThat(weights(new int[] {1, 3, 5}, 0, 2, 4)).containsExactly(1, 1, 1);
  }

  /** Bar 0 looks at 1 and 2, bar 1 at 2 and 3: each is alone with one bar, and shares the other. */
  @Test
  void a_shared_bar_counts_half() {
    assertThat(weights(new int[] {2, 3}, 0, 1)).containsExactly(1, 1);
    // the third is alone with 5; the others have 3/4 each
    float[] weights = weights(new int[] {2, 3, 5}, 0, 1, 4);
    assertThat(weights[0]).isCloseTo(0.75f * 3 / 2.5f, within(1e-6f));
    assertThat(weights[1]).isCloseTo(0.75f * 3 / 2.5f, within(1e-6f));
    assertThat(weights[2]).isCloseTo(3 / 2.5f, within(1e-6f));
  }

  /** The label of bar 1 looks at the same bars as that of bar 0, and is not of the training. */
  @Test
  void only_the_rows_of_a_training_are_company() {
    LabelSeries labels = new Decided(new int[] {2, 3, 5}, new int[] {0, 1, 4});
    assertThat(Uniqueness.of(labels, new int[] {0, 4})).containsExactly(1, 1);
    assertThat(Uniqueness.of(labels, new int[] {0, 1, 4})[0]).isLessThan(1);
  }

  @Test
  void without_rows_there_are_no_weights() {
    assertThat(weights(new int[0])).isEmpty();
  }

  /**
   * The weights.
   *
   * @param decided when the label of each of the bars is decided; more of them are not asked for
   */
  private static float[] weights(int[] decided, int... bars) {
    return Uniqueness.of(new Decided(decided, bars), bars);
  }

  private record Decided(int[] decided, int[] bars) implements LabelSeries {
    @Override
    public int size() {
      return 100;
    }

    @Override
    public Label label(int bar) {
      return Label.BUY;
    }

    @Override
    public int decidedAt(int bar) {
      for (int i = 0; i < bars.length; i++) {
        if (bars[i] == bar) {
          return decided[i];
        }
      }
      throw new IllegalArgumentException("bar " + bar);
    }

    @Override
    public int horizon(int bar) {
      return 1;
    }

    @Override
    public String advice() {
      return "";
    }
  }
}
