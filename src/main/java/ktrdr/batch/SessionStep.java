package ktrdr.batch;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.runtime.context.JobContext;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import ktrdr.agent.GateResult;
import ktrdr.operations.OperationId;
import ktrdr.operations.ProgressBoard;
import ktrdr.operations.Worker;
import ktrdr.operations.Workers;
import ktrdr.sessions.Artifacts;
import ktrdr.sessions.HaltBook;
import ktrdr.sessions.NotThisJob;
import ktrdr.sessions.OutsideStops;
import ktrdr.sessions.PhaseResult;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.SessionBook;
import ktrdr.sessions.SessionPhase;
import ktrdr.work.CheckpointFile;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.WorkCancelled;

/**
 * One phase of a session as a batch step: opens the child, has the engine do the work, hands the
 * result back. It is the engine's monitor.
 */
public abstract class SessionStep extends AbstractBatchlet implements ProgressMonitor {
  private static final System.Logger LOG = System.getLogger(SessionStep.class.getName());

  @Inject
  @BatchProperty(name = "session")
  private String session;

  @Inject private JobContext job;
  @Inject private SessionBook book;
  @Inject private HaltBook halts;
  @Inject private OutsideStops outside;
  @Inject private ProgressBoard board;
  @Inject private Artifacts artifacts;
  @Inject private Workers workers;

  // Liberty calls stop() on another thread than process(), and before it when it is quick.
  private volatile boolean stopped;
  private volatile Worker worker;
  private PhaseRun run;

  /** The phase that this step does. */
  protected abstract SessionPhase phase();

  /** Does the work of the phase. */
  protected abstract PhaseResult work(PhaseRun run) throws IOException;

  @Override
  public final String process() throws IOException {
    Optional<PhaseRun> begun = begin();
    if (begun.isEmpty()) {
      return "SKIPPED";
    }
    run = begun.get();
    worker = workers.begin(run.child());
    try {
      return workOn();
    } finally {
      workers.end(worker);
    }
  }

  private Optional<PhaseRun> begin() {
    try {
      long id = Long.parseLong(session);
      return Persistently.get(() -> book.begin(id, phase(), job.getExecutionId()));
    } catch (NotThisJob e) {
      LOG.log(Level.WARNING, e.getMessage());
      throw e;
    }
  }

  private String workOn() throws IOException {
    try {
      PhaseResult result = work(run);
      Persistently.run(board::carry);
      if (Persistently.get(() -> book.finish(run, result))) {
        checkpoint(1).delete();
      }
      return "DONE";
    } catch (WorkCancelled e) {
      Persistently.run(board::carry);
      // Returns: a step that throws after a stop would be FAILED in a job that is STOPPED.
      Persistently.run(() -> halts.left(root(), worker.epoch()));
      return "STOPPED";
    } catch (IOException | RuntimeException | LinkageError e) {
      LOG.log(Level.ERROR, "operation " + run.child().id() + " failed", e);
      Persistently.run(() -> book.fail(run, Failure.sentence(e)));
      throw e;
    }
  }

  /** By us, by somebody through Liberty's own doors, or because the server shuts down. */
  @Override
  public final void stop() {
    try {
      Stopper.name().filter(user -> !user.equals(EngineIdentity.NAME)).ifPresent(this::markStopped);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "a stop through Liberty could not be marked; the sweep will", e);
    } finally {
      stopped = true;
    }
  }

  // Before the work leaves: whoever leaves asks the tree why.
  private void markStopped(String user) {
    if (worker != null) {
      outside.stop(worker.root(), user);
    }
  }

  @Override
  public final boolean cancelled() {
    return worker.stopped() || stopped;
  }

  @Override
  public final void report(Progress progress) {
    board.report(run.child().id(), worker.epoch(), progress);
    board.report(root(), worker.epoch(), phase().ofSession(progress));
  }

  /**
   * Where this phase keeps how far it is, for whoever goes on with it. It is gone once the phase is
   * finished.
   *
   * @param every how many states come to one that is written
   */
  protected final CheckpointFile checkpoint(int every) {
    OperationId child = run.child().id();
    return new CheckpointFile(
        artifacts.checkpoint(child),
        every,
        sentence -> LOG.log(Level.WARNING, "operation " + child + ": " + sentence),
        () -> !worker.isCutOff());
  }

  /** What results say of a gate; a session that bypasses gates goes on whatever they say. */
  protected static Map<String, Object> gate(PhaseRun run, GateResult result) {
    return (run.session().assignment().bypassGates() ? result.bypass() : result).facts();
  }

  private OperationId root() {
    return run.child().lineage().root();
  }
}
