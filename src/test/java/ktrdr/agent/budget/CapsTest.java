package ktrdr.agent.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("money")
class CapsTest {

  @Test
  void a_setting_is_an_amount_or_none() {
    assertThat(Caps.of("20", Optional.empty())).isEqualTo(Caps.DEFAULT);
    assertThat(Caps.of("none", Optional.of("12.50")).daily()).isEmpty();
    assertThat(Caps.of("none", Optional.of("12.50")).total()).contains(new BigDecimal("12.50"));
    assertThat(Caps.of("0", Optional.of("none")))
        .isEqualTo(new Caps(Optional.of(BigDecimal.ZERO), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1e3", "NaN", "$5", "", "1,5"})
  void anything_else_is_refused(String text) {
    assertThatThrownBy(() -> Caps.of(text, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("KTRDR_BUDGET_DAY_USD can't be used");
    assertThatThrownBy(() -> Caps.of("20", Optional.of(text)))
        .hasMessageStartingWith("KTRDR_BUDGET_TOTAL_USD can't be used");
  }
}
