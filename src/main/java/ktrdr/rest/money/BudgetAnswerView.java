package ktrdr.rest.money;

import java.math.BigDecimal;
import java.util.List;

/**
 * All budgets: the names that clients of the first ktrdr know, then each budget by itself.
 *
 * @param cyclesAffordable how many sessions the rest buys, as they cost of late; null when unknown
 * @param byModel what today's calls cost
 * @param session the budget of the session that was asked for, else null
 * @param comparison that of the comparison that was asked for, else null
 * @param changes who set which limit why, newest first
 */
public record BudgetAnswerView(
    boolean success,
    String date,
    BigDecimal dailyLimit,
    BigDecimal todaySpend,
    BigDecimal reserved,
    BigDecimal remaining,
    boolean budgetDisabled,
    Long cyclesAffordable,
    List<SpendingView> byModel,
    int blockedBills,
    BudgetView day,
    BudgetView total,
    BudgetView session,
    BudgetView comparison,
    List<CapChangeView> changes) {}
