package ktrdr.rest.money;

import java.math.BigDecimal;
import ktrdr.agent.budget.Budget;

/**
 * One budget.
 *
 * @param limitUsd null for none
 * @param remainingUsd null without a limit
 * @param blockedBills bills that wait for a person; nothing is spent under a limit meanwhile
 */
public record BudgetView(
    String budget,
    BigDecimal limitUsd,
    BigDecimal spentUsd,
    BigDecimal heldUsd,
    BigDecimal remainingUsd,
    int blockedBills) {

  static BudgetView of(Budget budget) {
    return new BudgetView(
        budget.key().text(),
        budget.cap().orElse(null),
        budget.spent(),
        budget.held(),
        budget.remaining().orElse(null),
        budget.blocks());
  }
}
