package ktrdr.bench;

import java.util.Map;
import java.util.Optional;
import ktrdr.fixture.Database;
import ktrdr.operations.Caller;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationType;
import ktrdr.operations.Operations;
import ktrdr.work.Progress;

/** A session and the work of its children, with the transactions that a step of a job has. */
final class ChildWork {
  private static final Caller BENCH = Caller.server("bench");
  private static final int REPORTS = 10;

  private final Database database;
  private final Operations operations;
  private final Operation root;

  ChildWork(Database database, Operations operations, long session) {
    this.database = database;
    this.operations = operations;
    this.root = database.in(() -> operations.open(root(session), BENCH));
  }

  /** One child from its opening to its end. */
  void child(int attempt) {
    OperationId id = database.in(() -> locked().open(opening(attempt), BENCH)).id();
    database.run(() -> locked().move(find(id), OperationStatus.RUNNING, BENCH, "step began"));
    for (int i = 1; i <= REPORTS; i++) {
      Progress progress = Progress.of(i, REPORTS, "epoch " + i + "/" + REPORTS);
      database.run(() -> database.operations().progress(id, root.term(), progress));
    }
    database.in(() -> locked().complete(find(id), Operation.Output.NONE, BENCH).orElseThrow());
  }

  private Operations locked() {
    database.operations().lock(root.id());
    return operations;
  }

  private Operation find(OperationId id) {
    return database.operations().find(id).orElseThrow();
  }

  private Operations.Opening opening(int attempt) {
    return new Operations.Opening(
        OperationType.TRAINING,
        Optional.of(root),
        root.lineage().session(),
        attempt,
        Optional.empty(),
        subject("Training " + attempt),
        root.state().ownership());
  }

  private static Operations.Opening root(long session) {
    return new Operations.Opening(
        OperationType.AGENT_SESSION,
        Optional.empty(),
        Optional.of(session),
        1,
        Optional.empty(),
        subject("Research session " + session),
        Operation.Ownership.NONE.takenBy("bench"));
  }

  private static Operation.Subject subject(String description) {
    return new Operation.Subject(description, "SPX", "1d", Map.of("seed", 1));
  }
}
