package ktrdr.proof;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import ktrdr.fixture.ServerTransactions;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;
import ktrdr.sessions.PhaseResult;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.SessionPhase;
import ktrdr.work.Progress;

/** A job execution in a storm: its steps one after the other, each with a bit of work. */
final class StormJob {
  private static final List<SessionPhase> STEPS =
      List.of(
          SessionPhase.DESIGNING,
          SessionPhase.TRAINING,
          SessionPhase.BACKTESTING,
          SessionPhase.ASSESSING);
  private static final int FAILING_PERCENT = 3;

  private final ServerTransactions transactions;
  private final OperationStore store;
  private final Persistent persistent;
  private final Acknowledged told;
  private final Operation root;
  private final long execution;

  StormJob(StormServer server, Acknowledged told, Operation root, long execution) {
    this.transactions = server.transactions();
    this.store = server.database().operations();
    this.persistent = server.persistent();
    this.told = told;
    this.root = root;
    this.execution = execution;
  }

  void run() {
    long session = root.lineage().session().orElseThrow();
    for (SessionPhase step : STEPS) {
      persistent
          .again(() -> transactions.sessions().begin(session, step, execution))
          .ifPresent(this::work);
    }
  }

  private void work(PhaseRun run) {
    OperationId child = run.child().id();
    long term = run.child().term();
    for (int n = 1; n <= Acknowledged.METRICS; n++) {
      if (isStopped(run)) {
        persistent.run(() -> transactions.stops().left(root.id(), term));
        return;
      }
      int number = n;
      persistent.run(() -> store.addMetrics(child, term, number, Map.of("epoch", number)));
      Progress progress = Progress.of(number, Acknowledged.METRICS, "work");
      persistent.run(() -> store.progress(child, term, progress));
    }
    handIn(run);
  }

  private void handIn(PhaseRun run) {
    if (ThreadLocalRandom.current().nextInt(100) < FAILING_PERCENT) {
      persistent.run(() -> transactions.sessions().fail(run, "it broke"));
      throw new IllegalStateException("the step has failed, and with it the job");
    }
    PhaseResult result = PhaseResult.of(Map.of("done", true));
    if (persistent.again(() -> transactions.sessions().finish(run, result))) {
      told.finished(run.child().id());
    }
  }

  /** What the watch of a server sees. */
  private boolean isStopped(PhaseRun run) {
    Optional<Operation> now = persistent.again(() -> store.find(root.id()));
    return now.filter(r -> r.term() == run.child().term())
        .filter(r -> r.status() == OperationStatus.RUNNING)
        .filter(r -> r.state().stopRequest().isEmpty())
        .isEmpty();
  }
}
