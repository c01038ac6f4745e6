package ktrdr.rest.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Optional;
import ktrdr.agent.ledger.BudgetKey;
import ktrdr.agent.ledger.NewCap;
import ktrdr.rest.problems.InvalidBody;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("money")
class MoneyBodiesTest {

  @Test
  void a_limit_is_an_amount_null_or_left_as_it_is() {
    BudgetBody body =
        BudgetBody.read(
            "{\"daily_limit_usd\": 12345678901.12345678901234, \"total_limit_usd\": null,"
                + " \"reason\": \"why\"}",
            Optional.empty());
    assertThat(body.caps())
        .containsExactly(
            new NewCap(BudgetKey.DAILY, Optional.of(new BigDecimal("12345678901.12345678901234"))),
            new NewCap(BudgetKey.TOTAL, Optional.empty()));
    assertThat(body.reason()).isEqualTo("why");
    assertThat(
            BudgetBody.read("{\"total_limit_usd\": 0, \"reason\": \"x\"}", Optional.empty()).caps())
        .containsExactly(new NewCap(BudgetKey.TOTAL, Optional.of(BigDecimal.ZERO)));
  }

  @Test
  void a_session_has_its_own_limit_when_it_is_named() {
    String text = "{\"session_limit_usd\": 2, \"reason\": \"worth it\"}";
    assertThat(BudgetBody.read(text, Optional.of("op_r")).caps())
        .containsExactly(new NewCap(BudgetKey.session("op_r"), Optional.of(new BigDecimal("2"))));
    assertThatThrownBy(() -> BudgetBody.read(text, Optional.empty()))
        .isInstanceOf(InvalidBody.class)
        .hasMessageContaining("/session_limit_usd: needs to know whose it is");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"daily_limit_usd": 5} | /reason: is missing
          {"daily_limit_usd": 5, "reason": " "} | /reason: is missing
          {"reason": "why"} | /daily_limit_usd: is missing
          {"daily_limit_usd": -1, "reason": "why"} | /daily_limit_usd: must be US dollars
          {"daily_limit_usd": "5", "reason": "why"} | /daily_limit_usd: must be US dollars
          {"daily_limit_usd": 1e12, "reason": "why"} | /daily_limit_usd: must be US dollars
          {"daily_limit_usd": 1e-15, "reason": "why"} | /daily_limit_usd: must be US dollars
          {"daily_limit_usd": 1e999999999, "reason": "why"} | /daily_limit_usd: must be US dollars
          {"daily_limit": 5, "total_limit_usd": 1, "reason": "why"} | /daily_limit: unknown field
          """)
  void every_fault_has_its_pointer(String text, String fault) {
    assertThatThrownBy(() -> BudgetBody.read(text, Optional.empty()))
        .isInstanceOf(InvalidBody.class)
        .hasMessageContaining(fault);
  }

  @Test
  void a_word_about_a_call_has_a_reason_and_perhaps_a_cost() {
    assertThat(SettleBody.read("{\"cost_usd\": 0.0123, \"reason\": \"the bill\"}"))
        .isEqualTo(new SettleBody(Optional.of(new BigDecimal("0.0123")), "the bill"));
    assertThat(SettleBody.read("{\"reason\": \"seen\"}").cost()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"cost_usd\": -1, \"reason\": \"x\"}", "{\"cost\": 1}"})
  void a_word_without_a_reason_or_with_a_bad_cost_is_refused(String text) {
    assertThatThrownBy(() -> SettleBody.read(text)).isInstanceOf(InvalidBody.class);
  }
}
