package ktrdr.persistence.money;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.Optional;
import ktrdr.agent.budget.Budget;
import ktrdr.agent.budget.BudgetKey;
import ktrdr.agent.prices.Dollars;

/** One row of {@code llm_budgets}. */
@Entity
@Table(name = "llm_budgets")
public class BudgetRow {
  @Id
  @Column(name = "budget")
  private String key;

  @Column(name = "spent_usd")
  private BigDecimal spent;

  @Column(name = "held_usd")
  private BigDecimal held;

  private int blocks;

  static BudgetRow start(BudgetKey key) {
    BudgetRow row = new BudgetRow();
    row.key = key.text();
    row.spent = BigDecimal.ZERO;
    row.held = BigDecimal.ZERO;
    return row;
  }

  String key() {
    return key;
  }

  Budget toBudget(Optional<BigDecimal> cap) {
    return new Budget(new BudgetKey(key), cap, Dollars.plain(spent), Dollars.plain(held), blocks);
  }
}
