package ktrdr.training.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import ktrdr.training.EpochMetrics;
import ktrdr.training.LearningState;
import ktrdr.training.Score;
import org.junit.jupiter.api.Test;

class HistoryTest {

  @Test
  void the_best_epoch_is_the_first_with_the_lowest_validation_loss() {
    assertThat(history(0.9, 0.7, 0.8, 0.7).best().epoch()).isEqualTo(2);
  }

  @Test
  void the_decrease_is_of_the_training_loss_from_the_first_epoch_to_the_best() {
    // training losses are 1, 1/2, 1/3, 1/4
    assertThat(history(0.9, 0.7, 0.6, 0.8).lossDecrease()).isCloseTo(2 / 3.0, within(1e-12));
  }

  @Test
  void five_epochs_without_an_improvement_while_training_gets_better_is_overfitting() {
    assertThat(history(0.9, 0.7, 0.8, 0.8, 0.8, 0.8).overfitting()).isFalse();
    assertThat(history(0.9, 0.7, 0.8, 0.8, 0.8, 0.8, 0.8).overfitting()).isTrue();
  }

  @Test
  void less_than_a_thousandth_in_five_epochs_is_a_plateau() {
    assertThat(history(0.9, 0.9, 0.9, 0.9, 0.9).plateaued()).isFalse();
    assertThat(history(0.9, 0.9, 0.9, 0.9, 0.9, 0.8995).plateaued()).isTrue();
    assertThat(history(0.9, 0.9, 0.9, 0.9, 0.9, 0.898).plateaued()).isFalse();
  }

  @Test
  void the_best_epoch_is_the_one_of_the_lowest_validation_loss() {
    History history = history(0.9, 0.7, 0.8);
    assertThat(history.best().epoch()).isEqualTo(2);
    assertThat(history.epochsSinceImprovement()).isEqualTo(1);
  }

  @Test
  void a_training_still_learns_if_all_epochs_ran_and_the_validation_loss_did_not_rise() {
    // training losses are 1, 1/2, 1/3 …
    assertThat(history(3, 0.9, 0.8, 0.7).state()).isEqualTo(LearningState.STILL_LEARNING);
    assertThat(history(3, 0.9, 0.8, 0.9).state()).isEqualTo(LearningState.STILL_LEARNING);
    assertThat(history(3, 0.9, 0.8, 0.91).state()).isEqualTo(LearningState.SETTLED);
    assertThat(history(4, 0.9, 0.8, 0.7).state()).isEqualTo(LearningState.SETTLED);
    assertThat(history(1, 0.9).state()).isEqualTo(LearningState.SETTLED);
    assertThat(history(7, 0.5, 0.9, 0.8, 0.7, 0.8, 0.8, 0.4).state())
        .isEqualTo(LearningState.STILL_LEARNING);
  }

  @Test
  void a_training_that_learns_while_it_gets_worse_on_other_rows_overfits() {
    assertThat(history(7, 0.9, 0.7, 0.8, 0.8, 0.8, 0.8, 0.7).state())
        .isEqualTo(LearningState.OVERFITTING);
  }

  private static History history(double... validationLosses) {
    return history(50, validationLosses);
  }

  private static History history(int planned, double... validationLosses) {
    List<EpochMetrics> epochs = new ArrayList<>();
    for (double loss : validationLosses) {
      int epoch = epochs.size() + 1;
      Score train = new Score(1.0 / epoch, 0.5);
      epochs.add(new EpochMetrics(epoch, train, new Score(loss, 0.5), 0.01, 1, Instant.EPOCH));
    }
    return new History(epochs, planned);
  }
}
