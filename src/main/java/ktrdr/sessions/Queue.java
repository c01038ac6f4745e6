package ktrdr.sessions;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.OptionalInt;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.TreeChanged;

/** Sessions that wait for a slot, first come, first served. */
@ApplicationScoped
public class Queue {
  @Inject private OpenBook book;
  @Inject private Slots slots;
  @Inject private Launcher launcher;
  @Inject private Shutdown shutdown;
  @Resource private ManagedExecutorService executor;
  private final Coalesced dispatching = new Coalesced(this::dispatch);

  // Many end at once when somebody cancels many: each dispatch looks at all that are active.
  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) TreeChanged change) {
    if (change.freesSlot() && !shutdown.begun() && dispatching.ask()) {
      executor.execute(dispatching::run);
    }
  }

  /** Gives free slots to those whose turn it is, and starts their jobs. */
  public void dispatch() {
    while (!slots.waiting().isEmpty()) {
      var next = book.next();
      if (next.isEmpty()) {
        return;
      }
      launcher.launch(next.get());
    }
  }

  /** Place of a root in the queue, from 1; empty when it does not wait. */
  public OptionalInt position(OperationId root) {
    List<OperationId> waiting = slots.waiting().stream().map(Operation::id).toList();
    int index = waiting.indexOf(root);
    return index < 0 ? OptionalInt.empty() : OptionalInt.of(index + 1);
  }
}
