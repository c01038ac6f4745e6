package ktrdr.agent.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import ktrdr.work.Refusal;

/** A call may cost more than a budget has left, so it was not sent. */
public final class BudgetExhausted extends Refusal {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN_DIGITS = 4;

  private final transient Budget budget;
  private final BigDecimal needed;

  /**
   * Says which budget, and what is missing.
   *
   * @param usual what such a call cost of late, on average; empty when there was none
   */
  public BudgetExhausted(Budget budget, BigDecimal needed, Optional<BigDecimal> usual) {
    super(
        Kind.CONFLICT,
        "budget_exhausted",
        "The next call may cost up to $%s, and the %s has $%s left of $%s.%s"
            .formatted(
                shown(needed, RoundingMode.CEILING),
                budget.key(),
                shown(budget.remaining().orElseThrow(), RoundingMode.FLOOR),
                budget.cap().orElseThrow().toPlainString(),
                usual
                    .map(
                        cost ->
                            " Such a call usually costs $"
                                + shown(cost, RoundingMode.HALF_UP)
                                + ".")
                    .orElse("")));
    this.budget = budget;
    this.needed = needed;
    member("budget", budget.key().text());
    member("needed_usd", needed);
    member("remaining_usd", budget.remaining().orElseThrow());
    usual.ifPresent(cost -> member("usual_usd", cost));
  }

  /** The one that has too little. */
  public Budget budget() {
    return budget;
  }

  /** The most that the call may cost, in US dollars. */
  public BigDecimal needed() {
    return needed;
  }

  private static String shown(BigDecimal amount, RoundingMode mode) {
    return amount.setScale(SHOWN_DIGITS, mode).toPlainString();
  }
}
