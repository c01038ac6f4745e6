package ktrdr.sessions.budget;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import ktrdr.agent.ledger.Ledger;
import ktrdr.operations.LogOnce;

/** Looks at the sessions that wait for a budget; one that can't be looked at stops no other. */
@ApplicationScoped
public class BudgetRounds {
  private static final String ABANDONED = "its work ended before anybody said what it cost";

  @Inject private BudgetPauses pauses;
  @Inject private Ledger ledger;
  private final LogOnce each =
      new LogOnce(System.getLogger(BudgetRounds.class.getName()), "its wait for a budget");

  /**
   * Lets those go on that can, and counts calls that were left open as what they hold: their server
   * died, and their work was ended meanwhile.
   */
  public void look() {
    ledger.holdAbandoned(ABANDONED);
    each.attemptEach(pauses.waiting(), pauses::look);
  }
}
