package ktrdr.batch;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import ktrdr.agent.GateResult;
import ktrdr.operations.OperationId;
import ktrdr.operations.ProgressBoard;
import ktrdr.sessions.CancelBook;
import ktrdr.sessions.PhaseResult;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.SessionBook;
import ktrdr.sessions.SessionPhase;
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

  @Inject private SessionBook book;
  @Inject private CancelBook cancels;
  @Inject private ProgressBoard board;

  // Liberty calls stop() on another thread than process().
  private volatile boolean stopped;
  private PhaseRun run;

  /** The phase that this step does. */
  protected abstract SessionPhase phase();

  /** Does the work of the phase. */
  protected abstract PhaseResult work(PhaseRun run) throws IOException;

  @Override
  public final String process() throws IOException {
    Optional<PhaseRun> begun = book.begin(Long.parseLong(session), phase());
    if (begun.isEmpty()) {
      return "SKIPPED";
    }
    run = begun.get();
    try {
      PhaseResult result = work(run);
      board.carry();
      book.finish(run, result);
      return "DONE";
    } catch (WorkCancelled e) {
      board.carry();
      // Returns: a step that throws after a stop would be FAILED in a job that is STOPPED.
      cancels.settle(root(), false);
      return "CANCELLED";
    } catch (IOException | RuntimeException | LinkageError e) {
      LOG.log(Level.ERROR, "operation " + run.child().id() + " failed", e);
      book.fail(run, Failure.sentence(e));
      throw e;
    }
  }

  @Override
  public final void stop() {
    stopped = true;
  }

  @Override
  public final boolean cancelled() {
    return stopped;
  }

  @Override
  public final void report(Progress progress) {
    board.report(run.child().id(), progress);
    board.report(root(), phase().ofSession(progress));
  }

  /** What results say of a gate; a session that bypasses gates goes on whatever they say. */
  protected static Map<String, Object> gate(PhaseRun run, GateResult result) {
    return (run.session().assignment().bypassGates() ? result.bypass() : result).facts();
  }

  private OperationId root() {
    return run.child().lineage().root();
  }
}
