package ktrdr.batch.steps;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.runtime.context.JobContext;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import ktrdr.batch.DatabaseRetry;
import ktrdr.batch.EngineIdentity;
import ktrdr.batch.WorkMonitor;
import ktrdr.operations.DatabaseTrouble;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStore;
import ktrdr.operations.workers.ProgressBoard;
import ktrdr.operations.workers.WorkProgress;
import ktrdr.operations.workers.Worker;
import ktrdr.operations.workers.Workers;
import ktrdr.sessions.Artifacts;
import ktrdr.sessions.jobs.LibertyStops;
import ktrdr.sessions.lifecycle.NotThisJob;
import ktrdr.sessions.lifecycle.RepetitionTransactions;
import ktrdr.sessions.lifecycle.StopTransactions;
import ktrdr.work.CheckpointFile;
import ktrdr.work.CheckpointFile.Source;
import ktrdr.work.CheckpointFolder;
import ktrdr.work.Crew;
import ktrdr.work.Progress;
import ktrdr.work.WorkCancelled;

/**
 * Runs the work of one operation as a batch step: begins it, has the engine do it, stores the
 * result. The step is the engine's monitor.
 *
 * @param <R> the result of the work
 */
public abstract class WorkStep<R> extends AbstractBatchlet implements WorkMonitor {
  private static final System.Logger LOG = System.getLogger(WorkStep.class.getName());

  private static final String DONE = "DONE";
  private static final String SKIPPED = "SKIPPED";

  /** Exit status that ends the job as {@code STOPPED}: see {@code batch-jobs}. */
  private static final String STOPPED = "STOPPED";

  @Inject private JobContext job;
  @Inject private StopTransactions stops;
  @Inject private LibertyStops outside;
  @Inject private ProgressBoard board;
  @Inject private Artifacts artifacts;
  @Inject private Workers workers;
  @Inject private RepetitionTransactions repetitions;
  @Inject private OperationStore operations;
  @Inject private InstantSource clock;

  // Liberty calls stop() on another thread than process(), and may call it first.
  private volatile boolean stopped;
  private volatile Worker worker;
  private Crew crew = Crew.alone();
  private final DatabaseRetry persistently = new DatabaseRetry(this::asked);
  private Operation found;
  private WorkProgress run;
  private boolean mayRepeat;
  private Optional<Supplier<Source>> kept = Optional.empty();

  /**
   * Begins the work of this job execution; empty when there is nothing to do. Like {@link #finish}
   * and {@link #fail} it must be safe to repeat, because the database's answer can get lost.
   */
  protected abstract Optional<Operation> begin(long execution);

  /** Does the work that was begun. */
  protected abstract R work() throws IOException;

  /** Stores the result; false when the operation no longer accepts it. */
  protected abstract boolean finish(R result);

  /** Records that the work failed, and why. */
  protected abstract void fail(Throwable cause, String sentence);

  /** The share of the work that was begun in the progress of its root. */
  protected abstract WorkProgress.Share share();

  @Override
  public final String process() throws IOException {
    Optional<Operation> begun = beginOrRefuse();
    if (begun.isEmpty()) {
      return SKIPPED;
    }
    found = begun.get();
    worker = workers.begin(found);
    crew = new Crew(worker.idleProcessors());
    try {
      return workOn();
    } finally {
      board.end(worker);
      workers.end(worker);
    }
  }

  private void beginRun() {
    OperationId root = worker.root();
    Operation whole = persistently.get(() -> operations.find(root)).orElseThrow();
    mayRepeat = found.progress().fraction() > 0;
    run = new WorkProgress(found, whole, share(), clock.instant());
    board.begin(worker, run);
  }

  private Optional<Operation> beginOrRefuse() {
    try {
      return persistently.get(() -> begin(job.getExecutionId()));
    } catch (NotThisJob e) {
      LOG.log(Level.WARNING, e.getMessage());
      throw e;
    }
  }

  private String workOn() throws IOException {
    try {
      beginRun();
      say("begins, attempt " + found.lineage().attempt() + goesOn());
      R result = persistently.work(this::work);
      persistently.run(() -> board.carry(worker));
      if (persistently.get(() -> finish(result))) {
        file(1).delete();
        folder().delete();
        say("completed");
        return DONE;
      }
      say("ended too late; its result is discarded");
      return STOPPED;
    } catch (WorkCancelled e) {
      say("stopped at a safe point");
      persistently.run(() -> board.carry(worker));
      // Returns instead of throwing: that would make the step FAILED in a job that is STOPPED.
      persistently.run(() -> stops.left(worker.root(), worker.term()));
      return STOPPED;
    } catch (IOException | RuntimeException | LinkageError | OutOfMemoryError e) {
      say("failed: " + Failure.sentence(e));
      LOG.log(Level.ERROR, "operation " + worker.operation() + " failed", e);
      // Work that the database interrupted has not failed: the orphan sweep continues it.
      if (DatabaseTrouble.in(e).isEmpty()) {
        persistently.run(() -> fail(e, Failure.sentence(e)));
      }
      throw e;
    }
  }

  private String goesOn() {
    Progress progress = found.progress();
    return progress.fraction() > 0 ? ", was at " + progress.percent() : "";
  }

  @Override
  public final void say(String what) {
    String session = found.lineage().session().map(id -> " of session " + id).orElse("");
    LOG.log(
        Level.INFO, "{0}{1}, operation {2}: {3}", found.type().wire(), session, found.id(), what);
  }

  private boolean asked() {
    Worker working = worker;
    return stopped || working != null && working.isAsked();
  }

  /** Called for a stop by this program, by a user of Liberty's own interfaces, or at shutdown. */
  @Override
  public final void stop() {
    try {
      Stopper.name().filter(user -> !user.equals(EngineIdentity.NAME)).ifPresent(this::markStopped);
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING, "a stop through Liberty could not be recorded; the sweep will do it", e);
    } finally {
      stopped = true;
      Optional.ofNullable(worker).ifPresent(Worker::stop);
    }
  }

  // Before the work stops: a stopping step reads the reason from the tree.
  private void markStopped(String user) {
    if (worker != null) {
      outside.stop(worker.root(), worker.term(), user);
    }
  }

  @Override
  public final CheckpointFile checkpoint(int every) {
    CheckpointFile file = file(every);
    kept = Optional.of(file::source);
    return file;
  }

  @Override
  public final CheckpointFolder checkpoints() {
    CheckpointFolder folder = folder();
    kept = Optional.of(folder::source);
    return folder;
  }

  @Override
  public final Crew crew() {
    return crew;
  }

  @Override
  public final void keep(Runnable write) {
    persistently.run(write);
  }

  private CheckpointFile file(int every) {
    Path path = artifacts.checkpoint(worker.operation());
    return new CheckpointFile(path, every, this::warn, this::mayWrite);
  }

  private CheckpointFolder folder() {
    Path path = artifacts.checkpoints(worker.operation());
    return new CheckpointFolder(path, this::warn, this::mayWrite);
  }

  private void warn(String sentence) {
    LOG.log(Level.WARNING, "operation " + worker.operation() + ": " + sentence);
  }

  private boolean mayWrite() {
    return !worker.isCutOff();
  }

  @Override
  public final boolean cancelled() {
    return stopped || worker.stopped();
  }

  @Override
  public final OnCancel onCancel(Runnable action) {
    if (stopped) {
      worker.stop(); // asked before there was a worker
    }
    return worker.onStop(action);
  }

  @Override
  public final void report(Progress progress) {
    worker.reported();
    run.report(progress);
    reported(progress);
    if (mayRepeat && progress.itemsTotal() > 0) {
      look(progress);
    }
  }

  /** Receives each progress report; called very often. */
  protected void reported(Progress progress) {}

  // Decides once, as soon as it is known what the work resumes from.
  private void look(Progress progress) {
    boolean asked = kept.map(Supplier::get).filter(Source.UNKNOWN::equals).isEmpty();
    if (!run.repeats(progress)) {
      mayRepeat = !asked;
    } else if (asked) {
      mayRepeat = false;
      tellLost(progress, kept.map(Supplier::get));
    }
  }

  private void tellLost(Progress progress, Optional<Source> source) {
    if (Lost.isMuch(found.progress(), progress, source)) {
      repeats(Lost.sentence(found.progress(), source));
    }
  }

  @Override
  public final void repeats(String sentence) {
    LOG.log(Level.WARNING, "operation " + found.id() + ": " + sentence);
    persistently.run(() -> repetitions.repeats(found, sentence));
  }
}
