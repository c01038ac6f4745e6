package ktrdr.agent.budget;

import java.time.LocalDate;

/** Which budget: all of them pay for each call that they have in common. */
public record BudgetKey(String text) {
  /** All calls there ever were. */
  public static final BudgetKey TOTAL = new BudgetKey("total");

  /** The cap of every day, which is no budget itself. */
  public static final BudgetKey DAILY = new BudgetKey("daily");

  private static final String DAY = "day:";
  private static final String SESSION = "session:";
  private static final String COMPARISON = "comparison:";

  /** All calls of a day in UTC. */
  public static BudgetKey day(LocalDate day) {
    return new BudgetKey(DAY + day);
  }

  /** All calls of a session, by the id of its root operation. */
  public static BudgetKey session(String root) {
    return new BudgetKey(SESSION + root);
  }

  /** All calls of the sessions of a comparison. */
  public static BudgetKey comparison(long id) {
    return new BudgetKey(COMPARISON + id);
  }

  /** Where its cap stands. */
  public BudgetKey cap() {
    return text.startsWith(DAY) ? DAILY : this;
  }

  /** In a sentence. */
  @Override
  public String toString() {
    if (text.startsWith(COMPARISON)) {
      return "budget of the comparison";
    }
    return text.startsWith(SESSION)
        ? "budget of the session"
        : text.startsWith(DAY) ? "budget of the day" : "budget in total";
  }
}
