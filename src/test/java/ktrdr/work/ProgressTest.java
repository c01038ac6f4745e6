package ktrdr.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressTest {

  @Test
  void a_percentage_is_rounded_down_so_that_100_means_done() {
    assertThat(Progress.of(999, 1000, "").percent()).isEqualTo("99 %");
    assertThat(Progress.of(29, 100, "").percent()).isEqualTo("29 %");
    assertThat(Progress.of(7, 7, "").percent()).isEqualTo("100 %");
  }
}
