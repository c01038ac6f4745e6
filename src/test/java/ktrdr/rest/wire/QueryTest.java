package ktrdr.rest.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
  @Test
  void a_sequence_is_a_number_from_0() {
    assertThat(Query.sequence("0")).isZero();
    assertThat(Query.sequence(" 41 ")).isEqualTo(41);
    assertThat(Query.sequence("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-1", "", "1.5", "x", "9223372036854775808", "\u0663", "1\u0967", "\uff11"})
  void what_is_no_sequence_is_refused_and_so_are_digits_of_other_scripts(String written) {
    assertThatThrownBy(() -> Query.sequence(written)).isInstanceOf(IllegalArgumentException.class);
  }
}
