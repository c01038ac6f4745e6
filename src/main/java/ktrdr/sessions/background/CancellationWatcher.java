package ktrdr.sessions.background;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;
import ktrdr.operations.workers.Worker;
import ktrdr.operations.workers.Workers;

/**
 * Compares the work on this server with the state of its trees, so that work stops no matter which
 * server marked the tree.
 */
@ApplicationScoped
public class CancellationWatcher {
  @Inject private Workers workers;
  @Inject private OperationStore operations;

  void look() {
    for (Worker worker : workers.all()) {
      if (!worker.isCutOff()) {
        look(worker);
      }
    }
  }

  private void look(Worker worker) {
    Optional<Operation> root = operations.find(worker.root());
    if (root.filter(r -> r.term() == worker.term()).isEmpty()) {
      workers.cutOff(worker.root(), worker.term());
    } else if (root.get().status() != OperationStatus.RUNNING
        || root.get().state().stopRequest().isPresent()) {
      worker.stop();
    }
  }
}
