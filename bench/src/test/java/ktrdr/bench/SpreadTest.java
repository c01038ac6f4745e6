package ktrdr.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void the_middle_of_1_2_and_9_is_2_and_of_1_2_3_and_9_it_is_2_and_a_half() {
    assertThat(Spread.of(List.of(9.0, 1.0, 2.0))).isEqualTo(new Spread(2, 1, 9));
    assertThat(Spread.of(List.of(9.0, 1.0, 3.0, 2.0))).isEqualTo(new Spread(2.5, 1, 9));
  }

  @Test
  void a_number_has_three_digits_that_say_something() {
    assertThat(new Spread(1.234, 0.5, 123.4)).hasToString("1.23 (0.50–123)");
  }
}
