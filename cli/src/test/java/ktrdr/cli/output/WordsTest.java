package ktrdr.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void durations_grow_from_tenths_to_hours() {
    assertThat(Words.duration(OptionalDouble.of(4.23))).isEqualTo("4.2s");
    assertThat(Words.duration(OptionalDouble.of(9.96))).isEqualTo("10s");
    assertThat(Words.duration(OptionalDouble.of(372))).isEqualTo("6m12s");
    assertThat(Words.duration(OptionalDouble.of(3780))).isEqualTo("1h03m");
    assertThat(Words.duration(Duration.ofMillis(4230))).isEqualTo("4.2s");
  }

  @Test
  void money_keeps_the_digits_that_matter() {
    assertThat(Words.usd(OptionalDouble.of(0.0546))).isEqualTo("$0.0546");
    assertThat(Words.usd(OptionalDouble.of(1234.5))).isEqualTo("$1,234.50");
    assertThat(Words.usd(OptionalDouble.of(0))).isEqualTo("$0");
    assertThat(Words.usd(OptionalDouble.of(0.000012))).isEqualTo("<$0.0001");
  }

  @Test
  void what_is_unknown_or_not_finite_is_a_dash() {
    assertThat(Words.fraction(OptionalDouble.empty())).isEqualTo("–");
    assertThat(Words.ratio(OptionalDouble.of(Double.NaN))).isEqualTo("–");
    assertThat(Words.duration(OptionalDouble.empty())).isEqualTo("–");
  }

  @Test
  void a_fraction_is_told_in_per_cent() {
    assertThat(Words.fraction(OptionalDouble.of(0.182))).isEqualTo("18.2 %");
    assertThat(Words.change(OptionalDouble.of(-0.04))).isEqualTo("-4.0 %");
  }

  @Test
  void figures_are_rounded_for_people_and_small_ones_keep_their_digits() {
    assertThat(Words.figure(new BigDecimal("0.32934131736526945"))).isEqualTo("0.329341");
    assertThat(Words.figure(new BigDecimal("2355.93739001"))).isEqualTo("2355.93739");
    assertThat(Words.figure(new BigDecimal("0.0000000123456789"))).isEqualTo("0.0000000123457");
    assertThat(Words.figure(new BigDecimal("767"))).isEqualTo("767");
  }
}
