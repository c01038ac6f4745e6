package ktrdr.rest.money;

import java.util.Optional;
import ktrdr.agent.budget.BudgetKey;

/** The budgets that a query names, beside those of the day and in total. */
record AskedBudgets(Optional<BudgetKey> session, Optional<BudgetKey> comparison) {
  /** None. */
  static final AskedBudgets NONE = new AskedBudgets(Optional.empty(), Optional.empty());
}
