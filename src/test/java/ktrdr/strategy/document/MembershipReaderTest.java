package ktrdr.strategy.document;

import static org.assertj.core.api.Assertions.assertThat;

import ktrdr.strategy.Membership;
import ktrdr.strategy.Strategy;
import ktrdr.work.Refusal.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MembershipReaderTest {

  @Test
  void a_trapezoid_is_read_and_written() {
    String trapezoid = "{type: trapezoidal, parameters: [0, 0, 20, 40]}";
    Strategy strategy = Documents.READER.read(Documents.with("/fuzzy_sets/rsi/low", trapezoid));
    assertThat(strategy.inputs().get(0).memberships())
        .containsEntry("low", new Membership.Trapezoid(0, 0, 20, 40));
    assertThat(Documents.READER.read(StrategyWriter.yaml(strategy))).isEqualTo(strategy);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          trapezoidal | 0 20 10 40 | must be in order, a ≤ b ≤ c ≤ d and a < d; is [0.0, 20.0, 10.0, 40.0]
          trapezoidal | 0 20 40    | must be four numbers [a, b, c, d]; has 3
          gaussian    | 30 0       | sigma must be above 0; is 0.0
          gaussian    | 30         | must be two numbers [mean, sigma]; has 1
          triangular  | 1 2        | must be three numbers [a, b, c]; has 2
          """)
  void parameters_of_a_membership_that_do_not_go_together_are_refused(
      String type, String numbers, String why) {
    String membership = "{type: " + type + ", parameters: [" + numbers.replace(" ", ", ") + "]}";
    assertThat(Documents.faults(Documents.with("/fuzzy_sets/rsi/low", membership)))
        .containsExactly(new Fault("/fuzzy_sets/rsi/low/parameters", why));
  }

  @Test
  void an_indicator_of_several_prices_has_no_source() {
    String cci = "{type: cci, source: close}";
    assertThat(Documents.faults(Documents.with("/indicators/rsi_14", cci)))
        .containsExactly(
            new Fault("/indicators/rsi_14/source", "unknown key; allowed: type, period"));
  }
}
