package ktrdr.rest.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.budget.BudgetKey;
import ktrdr.agent.budget.Caps;
import ktrdr.agent.ledger.Attempt;
import ktrdr.agent.ledger.Ledger;
import ktrdr.agent.ledger.LedgerEntry;
import ktrdr.agent.ledger.LedgerPage;
import ktrdr.agent.ledger.Spending;
import ktrdr.fixture.LedgerStage;
import ktrdr.fixture.MemoryLedgerRows;
import ktrdr.rest.wire.JsonbConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** With a model of 1 dollar for a million tokens sent and 2 for a million received. */
@Tag("money")
class BudgetsTest {
  private static final String ROOT = "op_agent_session_20261130_101500_k3v9x2m8q4";

  private final Ledger ledger =
      new Ledger(
          new MemoryLedgerRows(() -> Instant.parse("2026-11-30T10:15:00Z"), attempt -> true),
          LedgerStage.PRICES,
          Caps.of("20", Optional.of("100")));
  private int turn;

  @Test
  void without_a_call_everything_is_left() {
    BudgetAnswerView all = new Budgets(ledger).all(AskedBudgets.NONE);
    assertThat(all.date()).isEqualTo("2026-11-30");
    assertThat(all.remaining()).isEqualTo("20");
    assertThat(all.todaySpend()).isEqualTo("0");
    assertThat(all.cyclesAffordable()).isNull();
    assertThat(all.session()).isNull();
    assertThat(all.budgetDisabled()).isFalse();
  }

  @Test
  void what_is_spent_and_held_is_counted_everywhere() {
    settle(reserve(), 1_000_000, 500_000);
    reserve();
    BudgetAnswerView all =
        new Budgets(ledger)
            .all(new AskedBudgets(Optional.of(BudgetKey.session(ROOT)), Optional.empty()));
    assertThat(all.todaySpend()).isEqualTo("2");
    assertThat(all.reserved()).isEqualTo("3.00001");
    assertThat(all.remaining()).isEqualTo("14.99999");
    assertThat(all.total().remainingUsd()).isEqualTo("94.99999");
    assertThat(all.session().limitUsd()).isNull();
    assertThat(all.session().spentUsd()).isEqualTo("2");
    assertThat(all.cyclesAffordable()).isEqualTo(7);
    assertThat(all.byModel()).singleElement().returns("mine", SpendingView::key);
  }

  @Test
  void an_odd_bill_blocks_and_is_told() {
    LedgerEntry entry = reserve();
    ledger.settle(entry.id(), LedgerStage.bill("mine", 1, 1, "new_tokens"));
    assertThat(new Budgets(ledger).summary().blockedBills()).isEqualTo(1);
    LedgerEntryView view = LedgerEntryView.of(ledger.find(entry.id()), null);
    assertThat(view.waiting()).isTrue();
    assertThat(view.flags()).containsExactly("unknown_usage_field");
  }

  @Test
  void limits_are_changed_together_and_remembered_with_their_reason() {
    ledger.caps(
        BudgetBody.read(
                "{\"daily_limit_usd\": null, \"total_limit_usd\": null, \"reason\": \"rich\"}",
                AskedBudgets.NONE)
            .caps(),
        "local",
        "rich");
    BudgetAnswerView all = new Budgets(ledger).all(AskedBudgets.NONE);
    assertThat(all.budgetDisabled()).isTrue();
    assertThat(all.remaining()).isNull();
    assertThat(all.changes())
        .extracting(CapChangeView::budget, CapChangeView::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("total", "rich"),
            org.assertj.core.groups.Tuple.tuple("daily", "rich"));
  }

  @Test
  void costs_add_up_to_their_total() {
    settle(reserve(), 3, 0);
    settle(reserve(), 0, 5);
    List<Spending> sums = ledger.spending(Spending.By.PHASE, Spending.Which.ALL);
    SpendingView total = SpendingView.of(CostResource.total(sums), null);
    assertThat(total.costUsd()).isEqualTo("0.000013");
    assertThat(total.attempts()).isEqualTo(2);
    assertThat(total.totalTokens()).isEqualTo(8);
    assertThat(CostResource.total(List.of()).cost()).contains(BigDecimal.ZERO);
  }

  @Test
  void pages_of_the_ledger_go_from_the_newest_to_the_oldest() {
    reserve();
    reserve();
    LedgerEntry third = reserve();
    List<LedgerEntry> page =
        ledger.page(new LedgerPage(Optional.of(ROOT), false, Optional.of(third.id()), 1));
    assertThat(page).extracting(LedgerEntry::id).containsExactly(2L);
    assertThat(ledger.page(new LedgerPage(Optional.empty(), true, Optional.empty(), 9))).isEmpty();
    assertThat(ledger.page(new LedgerPage(Optional.of("op_x"), false, Optional.empty(), 9)))
        .isEmpty();
  }

  @Test
  void money_is_a_number_with_every_digit_on_the_wire() {
    BigDecimal exact = new BigDecimal("123456789012.12345678901234");
    BudgetView view = new BudgetView("total", exact, exact, BigDecimal.ZERO, null, 0);
    assertThat(new JsonbConfiguration().getContext(BudgetView.class).toJson(view))
        .contains("\"limit_usd\":123456789012.12345678901234")
        .contains("\"remaining_usd\":null");
  }

  @Test
  void a_budget_of_a_session_has_the_key_of_its_root() {
    assertThat(BudgetView.of(ledger.budget(BudgetKey.session(ROOT))).budget())
        .isEqualTo("session:" + ROOT);
  }

  private LedgerEntry reserve() {
    Attempt attempt = new Attempt(ROOT.replace("session", "design"), ROOT, "design", ++turn, 1, 1);
    return ledger.reserve(attempt, LedgerStage.call("mine", 1_000_000, 1_000_000));
  }

  private void settle(LedgerEntry entry, long input, long output) {
    ledger.settle(entry.id(), LedgerStage.bill(input, output));
  }
}
