package ktrdr.agent.memory;

import static org.assertj.core.api.Assertions.assertThat;

import ktrdr.agent.TrainingResult.Validation;
import ktrdr.training.Score;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HypothesisStatusTest {

  /** With 100 rows and a majority of 50 % the standard error is 5 points, so the limit is 60 %. */
  @ParameterizedTest
  @CsvSource({
    "0.4999, 0.5, 100, REFUTED",
    "0.5, 0.5, 100, REFUTED",
    "0.5001, 0.5, 100, INCONCLUSIVE",
    "0.5999, 0.5, 100, INCONCLUSIVE",
    "0.6, 0.5, 100, VALIDATED",
    "0.9, 0.5, 100, VALIDATED",
    "0.6, 0.5, 99, INCONCLUSIVE",
    "1, 1, 100, REFUTED",
    "NaN, 0.5, 100, INCONCLUSIVE",
    "0.6, NaN, 0, INCONCLUSIVE"
  })
  void a_claim_is_settled_by_the_validation_against_one_answer_for_all(
      double accuracy, double majority, int rows, HypothesisStatus status) {
    var validation = new Validation(new Score(1, accuracy), majority, rows);
    assertThat(HypothesisStatus.by(validation)).isEqualTo(status);
  }
}
