package ktrdr.rest.money;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.budget.Budget;
import ktrdr.agent.budget.BudgetKey;
import ktrdr.agent.ledger.Ledger;
import ktrdr.agent.ledger.Spending;

/** Shows budgets. */
@ApplicationScoped
public class Budgets {
  private static final int CHANGES = 10;
  private static final int OF_LATE_DAYS = 7;

  private final Ledger ledger;

  @Inject
  public Budgets(Ledger ledger) {
    this.ledger = ledger;
  }

  /** For the container's proxy only. */
  protected Budgets() {
    this(null);
  }

  /** For the status of the agent, which is asked often. */
  public BudgetSummaryView summary() {
    return BudgetSummaryView.of(ledger.today(), ledger.budget(BudgetKey.TOTAL));
  }

  /** One of them. */
  public BudgetView of(BudgetKey key) {
    return BudgetView.of(ledger.budget(key));
  }

  /**
   * All of them.
   *
   * @param more other budgets to show: one of a session or of a comparison
   */
  BudgetAnswerView all(AskedBudgets more) {
    Budget day = ledger.today();
    Budget total = ledger.budget(BudgetKey.TOTAL);
    BudgetSummaryView summary = BudgetSummaryView.of(day, total);
    LocalDate today = LocalDate.parse(summary.date());
    return new BudgetAnswerView(
        true,
        summary.date(),
        summary.dailyLimit(),
        summary.todaySpend(),
        summary.reserved(),
        summary.remaining(),
        summary.budgetDisabled(),
        affordable(Optional.ofNullable(summary.remaining()), today),
        since(Spending.By.MODEL, today).stream().map(s -> SpendingView.of(s, null)).toList(),
        summary.blockedBills(),
        BudgetView.of(day),
        BudgetView.of(total),
        more.session().map(this::of).orElse(null),
        more.comparison().map(this::of).orElse(null),
        ledger.capChanges(CHANGES).stream().map(CapChangeView::of).toList());
  }

  private Long affordable(Optional<BigDecimal> remaining, LocalDate today) {
    List<BigDecimal> costs =
        since(Spending.By.SESSION, today.minusDays(OF_LATE_DAYS)).stream()
            .map(Spending::known)
            .filter(cost -> cost.signum() > 0)
            .toList();
    return costs.stream()
        .reduce(BigDecimal::add)
        .map(sum -> sum.divide(BigDecimal.valueOf(costs.size()), MathContext.DECIMAL64))
        .flatMap(usual -> remaining.map(rest -> rest.divide(usual, 0, RoundingMode.FLOOR)))
        .map(BigDecimal::longValue)
        .orElse(null);
  }

  private List<Spending> since(Spending.By by, LocalDate day) {
    return ledger.spending(by, new Spending.Which(List.of(), List.of(), Optional.of(day)));
  }
}
