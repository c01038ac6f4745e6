package ktrdr.persistence.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import ktrdr.agent.budget.BudgetExhausted;
import ktrdr.agent.budget.BudgetKey;
import ktrdr.agent.ledger.LedgerEntry;
import ktrdr.agent.prices.PlannedCall;
import ktrdr.fixture.LedgerStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How many output tokens the budgets can pay for. The request costs 0.001 dollars, a thousand
 * output tokens cost 0.002.
 */
@Tag("database")
@Tag("money")
class AffordableCallsTest {
  private static final PlannedCall WANTED = LedgerStage.call(LedgerStage.MODEL, 990, 1_000);

  private final LedgerStage stage = new LedgerStage(LedgerStage.NONE);

  @AfterEach
  void close() {
    stage.close();
  }

  @ParameterizedTest
  @CsvSource({
    "0.003, 1000",
    "0.002999, 999",
    "0.002998, 999",
    "0.002997, 998",
    "0.0025, 750",
    "0.0012, 100",
  })
  void a_call_asks_for_as_many_tokens_as_the_least_budget_can_pay_for(String cap, long tokens) {
    stage.cap(BudgetKey.DAILY, "1");
    stage.cap(stage.session(), cap);
    PlannedCall call = affordable(100);
    assertThat(call.maxOutput()).isEqualTo(tokens);
    LedgerEntry entry = stage.in(l -> l.reserve(stage.attempt(1, 1), call));
    assertThat(entry.reservation().output()).isEqualTo(tokens);
    assertThat(stage.held(stage.session())).isLessThanOrEqualTo(new BigDecimal(cap));
  }

  @Test
  void what_pays_for_one_token_less_than_the_least_is_refused_and_says_what_the_least_costs() {
    stage.cap(BudgetKey.DAILY, "0.001199");
    PlannedCall call = affordable(100);
    assertThat(call.maxOutput()).isEqualTo(100);
    assertThatThrownBy(() -> stage.in(l -> l.reserve(stage.attempt(1, 1), call)))
        .isInstanceOfSatisfying(
            BudgetExhausted.class,
            refused -> assertThat(refused.needed()).isEqualByComparingTo("0.0012"));
  }

  @Test
  void what_is_held_and_spent_is_not_left() {
    stage.cap(BudgetKey.DAILY, "0.005");
    stage.reserve(990, 500); // 0.002
    assertThat(affordable(100).maxOutput()).isEqualTo(1_000);
    stage.cap(BudgetKey.DAILY, "0.0045");
    assertThat(affordable(100).maxOutput()).isEqualTo(750);
  }

  @Test
  void a_call_that_wants_less_than_the_least_is_left_as_it_is() {
    stage.cap(BudgetKey.DAILY, "0.001");
    assertThat(affordable(4_096)).isEqualTo(WANTED);
  }

  @Test
  void without_a_cap_or_a_price_a_call_is_left_as_it_is() {
    assertThat(affordable(100)).isEqualTo(WANTED);
    stage.cap(BudgetKey.DAILY, "0");
    PlannedCall unpriced = LedgerStage.call("nobody-knows", 990, 1_000);
    PlannedCall left = stage.in(l -> l.affordable(stage.root, unpriced, 100));
    assertThat(left).isEqualTo(unpriced);
  }

  private PlannedCall affordable(long least) {
    return stage.in(l -> l.affordable(stage.root, WANTED, least));
  }
}
