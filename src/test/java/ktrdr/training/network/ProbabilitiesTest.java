package ktrdr.training.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProbabilitiesTest {

  @Test
  void the_mean_is_taken_label_by_label() {
    float[] one = {0.5f, 0.25f, 0.25f, 0, 0, 1};
    float[] other = {0, 0.75f, 0.25f, 1, 0, 0};
    assertThat(Probabilities.mean(List.of(one, other)))
        .containsExactly(0.25f, 0.5f, 0.25f, 0.5f, 0, 0.5f);
  }

  @Test
  void of_one_network_it_is_what_that_network_says() {
    float[] said = {0.1f, 0.2f, 0.7f};
    assertThat(Probabilities.mean(List.of(said))).isSameAs(said);
  }
}
