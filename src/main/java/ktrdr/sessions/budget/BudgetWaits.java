package ktrdr.sessions.budget;

import java.util.List;
import java.util.Optional;
import ktrdr.operations.OperationId;

/** Stores which sessions wait for a budget. All calls join the caller's transaction. */
public interface BudgetWaits {
  /** Adds a wait, in place of an earlier one of the same session. */
  void put(BudgetWait wait);

  void remove(OperationId root);

  Optional<BudgetWait> find(OperationId root);

  List<BudgetWait> all();
}
