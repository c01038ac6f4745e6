package ktrdr.agent.budget;

import ktrdr.work.Refusal;

/** A provider's bill is odd, and nothing is spent under the same budget until a person looks. */
public final class BudgetBlocked extends Refusal {
  private static final long serialVersionUID = 1L;

  /** Says which budget waits. */
  public BudgetBlocked(Budget budget) {
    super(
        Kind.CONFLICT,
        "budget_blocked",
        "The "
            + budget.key()
            + " waits for a person: a provider's bill is not as it should be. See ktrdr agent"
            + " ledger, then ktrdr agent ledger settle.");
    member("budget", budget.key().text());
    member("bills", budget.blocks());
  }
}
