package ktrdr.sessions.explain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import ktrdr.operations.OperationId;
import ktrdr.sessions.Limits;
import ktrdr.sessions.admission.Capacity;
import ktrdr.sessions.admission.Slots;
import ktrdr.sessions.budget.BudgetWait;
import ktrdr.sessions.budget.BudgetWaits;

/** What sessions can wait for before they may work: slots, the agent's switch, and budgets. */
@ApplicationScoped
public class Waiting {
  private final Slots slots;
  private final Capacity capacity;
  private final BudgetWaits budgets;

  @Inject
  public Waiting(Slots slots, Capacity capacity, BudgetWaits budgets) {
    this.slots = slots;
    this.capacity = capacity;
    this.budgets = budgets;
  }

  /** For the container's proxy only. */
  protected Waiting() {
    this(null, null, null);
  }

  Diagnosis.Places places() {
    return new Diagnosis.Places(slots.held(), slots.waiting(), capacity.agent());
  }

  Optional<BudgetWait> budget(OperationId root) {
    return budgets.find(root);
  }

  Limits limits() {
    return slots.limits();
  }
}
