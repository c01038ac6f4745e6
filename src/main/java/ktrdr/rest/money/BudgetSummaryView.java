package ktrdr.rest.money;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import ktrdr.agent.budget.Budget;

/**
 * What may be spent today, under the names that clients of the first ktrdr know.
 *
 * @param dailyLimit US dollars; null for none
 * @param reserved held for calls of today whose cost is not known yet
 * @param remaining the least that one of the budgets has left; null without limits
 * @param budgetDisabled true without limits
 * @param blockedBills bills that wait for a person, of any day
 */
public record BudgetSummaryView(
    String date,
    BigDecimal dailyLimit,
    BigDecimal todaySpend,
    BigDecimal reserved,
    BigDecimal remaining,
    boolean budgetDisabled,
    int blockedBills) {
  private static final String DAY = "day:";

  static BudgetSummaryView of(Budget day, Budget total) {
    return new BudgetSummaryView(
        day.key().text().substring(DAY.length()),
        day.cap().orElse(null),
        day.spent(),
        day.held(),
        least(day, total).orElse(null),
        day.cap().isEmpty() && total.cap().isEmpty(),
        total.blocks());
  }

  /** What can be spent under all of these. */
  static Optional<BigDecimal> least(Budget... budgets) {
    return Stream.of(budgets).flatMap(b -> b.remaining().stream()).min(BigDecimal::compareTo);
  }
}
