package ktrdr.rest.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Optional;
import ktrdr.agent.budget.BudgetKey;
import ktrdr.agent.budget.NewCap;
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
            AskedBudgets.NONE);
    assertThat(body.caps())
        .containsExactly(
            new NewCap(BudgetKey.DAILY, Optional.of(new BigDecimal("12345678901.12345678901234"))),
            new NewCap(BudgetKey.TOTAL, Optional.empty()));
    assertThat(body.reason()).isEqualTo("why");
    assertThat(
            BudgetBody.read("{\"total_limit_usd\": 0, \"reason\": \"x\"}", AskedBudgets.NONE)
                .caps())
        .containsExactly(new NewCap(BudgetKey.TOTAL, Optional.of(BigDecimal.ZERO)));
  }

  @Test
  void a_comparison_has_its_own_limit_when_it_is_named() {
    String text = "{\"comparison_limit_usd\": 3, \"reason\": \"worth it\"}";
    var asked = new AskedBudgets(Optional.empty(), Optional.of(BudgetKey.comparison(4)));
    assertThat(BudgetBody.read(text, asked).caps())
        .containsExactly(new NewCap(BudgetKey.comparison(4), Optional.of(new BigDecimal("3"))));
    assertThatThrownBy(() -> BudgetBody.read(text, AskedBudgets.NONE))
        .isInstanceOf(InvalidBody.class)
        .hasMessageContaining("/comparison_limit_usd: needs to know whose it is");
  }

  @Test
  void a_session_has_its_own_limit_when_it_is_named() {
    String text = "{\"session_limit_usd\": 2, \"reason\": \"worth it\"}";
    assertThat(
            BudgetBody.read(
                    text,
                    new AskedBudgets(Optional.of(BudgetKey.session("op_r")), Optional.empty()))
                .caps())
        .containsExactly(new NewCap(BudgetKey.session("op_r"), Optional.of(new BigDecimal("2"))));
    assertThatThrownBy(() -> BudgetBody.read(text, AskedBudgets.NONE))
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
    assertThatThrownBy(() -> BudgetBody.read(text, AskedBudgets.NONE))
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
