package ktrdr.sessions.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;
import ktrdr.agent.budget.BudgetKey;
import ktrdr.operations.Caller;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;

/**
 * A session that was paused because its next call may cost more than a budget has left.
 *
 * @param budget that had too little, in the words of the ledger; empty if a bill waits for a person
 * @param needed US dollars, with every digit
 */
public record BudgetWait(OperationId root, String budget, BigDecimal needed) {
  /** Who asks for such a pause. */
  static final Caller BY = Caller.server("budget");

  private static final int SHOWN_DIGITS = 4;

  /** Whether it is what a session waits for: somebody may have resumed and paused it since. */
  public boolean holds(Operation root) {
    return root.status() == OperationStatus.PAUSED
        && root.state().ownership().turn().isEmpty()
        && root.state().stopRequest().filter(r -> r.notice().by().equals(BY)).isPresent();
  }

  /** Whether somebody has to look at a bill first. */
  public boolean forPerson() {
    return budget.isEmpty();
  }

  /** What it waits for: the end of a sentence that begins with "waits for". */
  public String what() {
    return forPerson()
        ? "somebody to look at an odd bill"
        : "$"
            + needed.setScale(SHOWN_DIGITS, RoundingMode.CEILING).toPlainString()
            + " in the "
            + new BudgetKey(budget);
  }
}
