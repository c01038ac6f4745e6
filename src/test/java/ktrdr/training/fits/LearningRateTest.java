package ktrdr.training.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ktrdr.strategy.LearningRates;
import ktrdr.strategy.Loss;
import ktrdr.strategy.Strategy;
import ktrdr.training.EpochMetrics;
import ktrdr.training.Score;
import org.junit.jupiter.api.Test;

class LearningRateTest {

  @Test
  void without_a_schedule_it_stays() {
    assertThat(rates(Optional.empty(), 3, 2, 1)).containsExactly(0.1, 0.1, 0.1, 0.1);
  }

  @Test
  void a_step_of_two_epochs_halves_it_after_two_epochs() {
    assertThat(rates(Optional.of(new LearningRates.Step(2, 0.5)), 1, 1, 1, 1))
        .containsExactly(0.1, 0.1, 0.05, 0.05, 0.025);
  }

  @Test
  void an_exponential_one_shrinks_with_each_epoch() {
    assertThat(rates(Optional.of(new LearningRates.Exponential(0.5)), 1, 1))
        .containsExactly(0.1, 0.05, 0.025);
  }

  @Test
  void a_cosine_is_halfway_down_in_the_middle_and_nearly_0_at_the_end() {
    double[] rates = rates(Optional.of(new LearningRates.Cosine()), 1, 1, 1, 1, 1, 1, 1);
    assertThat(rates[0]).isEqualTo(0.1);
    assertThat(rates[4]).isCloseTo(0.05, within(1e-15)); // 8 epochs are planned
    assertThat(rates[7]).isCloseTo(0.1 * (1 + Math.cos(7 * Math.PI / 8)) / 2, within(1e-15));
  }

  @Test
  void a_plateau_of_more_than_one_bad_epoch_lowers_it_and_counts_anew() {
    // epochs 2 and 3 are bad, so the fourth is slower; 4 is better; 5 and 6 are bad
    double[] rates = rates(Optional.of(new LearningRates.Plateau(1, 0.5)), 1, 1, 1, 0.5, 0.6, 0.6);
    assertThat(rates).containsExactly(0.1, 0.1, 0.1, 0.05, 0.05, 0.05, 0.025);
  }

  @Test
  void less_than_a_ten_thousandth_is_no_improvement() {
    double[] rates = rates(Optional.of(new LearningRates.Plateau(0, 0.5)), 1, 0.99991, 0.9998);
    assertThat(rates).containsExactly(0.1, 0.1, 0.05, 0.05);
  }

  /** The rates of the epochs, the first before any of these validation losses. */
  private static double[] rates(Optional<LearningRates> schedule, double... losses) {
    Strategy.Optimiser settings =
        new Strategy.Optimiser(
            8,
            32,
            0.1,
            "adam",
            0,
            1,
            false,
            Optional.empty(),
            Optional.empty(),
            new Loss.CrossEntropy(),
            schedule);
    List<EpochMetrics> done = new ArrayList<>();
    double[] rates = new double[losses.length + 1];
    for (int i = 0; i < losses.length; i++) {
      rates[i] = LearningRate.next(settings, done);
      Score score = new Score(losses[i], 0.5);
      done.add(new EpochMetrics(i + 1, score, score, rates[i], 1, Instant.EPOCH));
    }
    rates[losses.length] = LearningRate.next(settings, done);
    return rates;
  }
}
