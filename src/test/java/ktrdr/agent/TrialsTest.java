package ktrdr.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TrialsTest {
  @Test
  void a_count_that_an_earlier_version_recorded_is_read() {
    assertThat(Trials.of("7 1.25E-4")).isEqualTo(new Trials(7, 1.25e-4));
    assertThat(Trials.of("1 NaN")).isEqualTo(Trials.first());
    assertThat(Trials.of(new Trials(3, 1.0 / 3).line())).isEqualTo(new Trials(3, 1.0 / 3));
  }

  @Test
  void the_variance_is_that_of_the_ratios_that_are_known() {
    assertThat(Trials.of(5, new double[] {0.1, 0.3}).variance()).isCloseTo(0.02, within(1e-15));
    assertThat(Trials.of(5, new double[] {0.1}).variance()).isNaN();
    assertThat(Trials.of(5, new double[0]).variance()).isNaN();
  }
}
