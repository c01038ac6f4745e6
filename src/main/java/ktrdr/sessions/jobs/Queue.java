package ktrdr.sessions.jobs;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationEvent;
import ktrdr.operations.OperationEvent.Kind;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStore;
import ktrdr.operations.TreeChanged;
import ktrdr.sessions.admission.Slots;
import ktrdr.sessions.lifecycle.OpenTransactions;

/** Sessions that wait for a slot, first come, first served. */
@ApplicationScoped
public class Queue {
  @Inject private OpenTransactions transactions;
  @Inject private Slots slots;
  @Inject private Launcher launcher;
  @Inject private Shutdown shutdown;
  @Inject private OperationStore operations;
  @Inject private Event<SlotGiven> given;
  @Resource private ManagedExecutorService executor;
  private final SingleFlight dispatching = new SingleFlight(this::dispatch);

  // Cancelling many sessions ends many at once, and each dispatch looks at all active ones.
  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) TreeChanged change) {
    if (change.freesSlot() && !shutdown.begun() && dispatching.ask()) {
      executor.execute(dispatching::run);
    }
  }

  /** Gives free slots to the next sessions in the queue and starts their jobs. */
  public void dispatch() {
    while (!slots.waiting().isEmpty()) {
      var next = transactions.next();
      if (next.isEmpty()) {
        return;
      }
      launcher.launch(next.get());
      waited(operations.events(next.get().id(), 0, Integer.MAX_VALUE))
          .ifPresent(time -> given.fire(new SlotGiven(time)));
    }
  }

  /** Time from when it last began to wait until it got its slot. */
  static Optional<Duration> waited(List<OperationEvent> log) {
    Optional<Instant> since = last(log, event -> event.changes().get("turn") != null);
    return last(log, event -> event.what().kind() == Kind.DISPATCHED)
        .flatMap(until -> since.map(from -> Duration.between(from, until)));
  }

  private static Optional<Instant> last(List<OperationEvent> log, Predicate<OperationEvent> what) {
    return log.stream().filter(what).reduce((earlier, later) -> later).map(OperationEvent::time);
  }

  /** Queue positions of all waiting roots, from 1. */
  public Map<OperationId, Integer> positions() {
    Map<OperationId, Integer> positions = new LinkedHashMap<>();
    slots.waiting().forEach(root -> positions.put(root.id(), positions.size() + 1));
    return positions;
  }

  /** Queue position of a root, from 1; empty if it does not wait. */
  public OptionalInt position(OperationId root) {
    List<OperationId> waiting = slots.waiting().stream().map(Operation::id).toList();
    int index = waiting.indexOf(root);
    return index < 0 ? OptionalInt.empty() : OptionalInt.of(index + 1);
  }
}
