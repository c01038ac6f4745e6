package ktrdr.agent.memory;

import static org.assertj.core.api.Assertions.assertThat;

import ktrdr.agent.results.WalkForwardResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HypothesisStatusTest {

  @ParameterizedTest
  @CsvSource({
    "-1, REFUTED",
    "0, REFUTED",
    "0.001, INCONCLUSIVE",
    "1.999, INCONCLUSIVE",
    "2, VALIDATED",
    "9, VALIDATED",
    "NaN, INCONCLUSIVE"
  })
  void a_claim_is_settled_by_the_directional_skill_in_the_design_window(
      double t, HypothesisStatus status) {
    var skill = new WalkForwardResult.Skill(100, 0.01, t);
    assertThat(HypothesisStatus.by(skill)).isEqualTo(status);
  }
}
