package ktrdr.sessions.background;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import ktrdr.operations.LogOnce;
import ktrdr.operations.Notice;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;
import ktrdr.operations.owners.ThisServer;
import ktrdr.operations.workers.Workers;
import ktrdr.sessions.Limits;
import ktrdr.sessions.jobs.JobLauncher;
import ktrdr.sessions.jobs.Launcher;
import ktrdr.sessions.jobs.LibertyStops;
import ktrdr.sessions.jobs.Rescued;
import ktrdr.sessions.jobs.Stopping;
import ktrdr.sessions.lifecycle.StopTransactions;
import ktrdr.sessions.lifecycle.TakeoverTransactions;

/**
 * Ends trees that are active in the tables but have no job, and cuts off work that does not stop in
 * time.
 */
@ApplicationScoped
public class OrphanSweep {
  private static final System.Logger LOG = System.getLogger(OrphanSweep.class.getName());

  private static final String BROKE =
      "Its job broke, or the database was away when it ended: see the server's log; go on with it:"
          + " ktrdr operations resume";

  // A job begins and ends a moment before or after its tree records it.
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  // A job may wait long for a thread if many were started. Must be longer than the window in which
  // takeovers count as a crash loop.
  private static final Duration PATIENCE_TO_START = Duration.ofMinutes(15);

  @Inject private OperationStore operations;
  @Inject private TakeoverTransactions transactions;
  @Inject private StopTransactions stops;
  @Inject private LibertyStops outside;
  @Inject private Workers workers;
  @Inject private Launcher launcher;
  @Inject private Stopping stopping;
  @Inject private JobLauncher jobs;
  @Inject private Limits limits;
  @Inject private ThisServer me;
  @Inject private InstantSource clock;
  @Inject private Event<Rescued> rescued;
  private final LogOnce each = new LogOnce(LOG, "its sweep");
  private final Map<OperationId, Seen> missing = new HashMap<>();
  private final Map<OperationId, Asked> asked = new HashMap<>();
  private volatile Report report = new Report(null, 0);
  private volatile int waiting;

  /**
   * What the sweep has done.
   *
   * @param ran when it last ran
   * @param swept abandoned trees that it dealt with since this server started
   */
  public record Report(Instant ran, int swept) {}

  /** A root that nothing works on, and the state of its job. */
  private record Lost(Operation root, Optional<JobLauncher.State> job) {
    boolean isOneOf(JobLauncher.State state) {
      return job.equals(Optional.of(state));
    }

    Duration patience() {
      return isOneOf(JobLauncher.State.STARTING) ? PATIENCE_TO_START : PATIENCE;
    }
  }

  /** A lost root, and since when it has been lost without a break. */
  private record Seen(Lost lost, Instant since) {
    boolean isStill(Lost now) {
      return lost.root().term() == now.root().term() && lost.job().equals(now.job());
    }
  }

  /** When a root was asked to stop, and since when this server knows. */
  private record Asked(Instant requested, Instant since) {}

  /** What to do with a root that nothing works on. */
  public enum Cure {
    /**
     * Its job was never started although that was committed, for example in a takeover: start it.
     */
    LAUNCH,
    /** Its job was stopped through Liberty's own interfaces: cancel it. */
    CANCEL,
    /**
     * Its job failed or never began and did not tell the tree, because the database was away for
     * too long or failed while Liberty wrote to its own tables: continue it, like the work of a
     * dead server.
     */
    RECOVER,
    /** Its job is gone: end it. */
    ORPHAN;

    /** The cure for a root whose job is in this state; empty if there was no job. */
    public static Cure of(Operation root, Optional<JobLauncher.State> job) {
      boolean wanted =
          root.status() != OperationStatus.CANCELLING && root.state().stopRequest().isEmpty();
      if (job.isEmpty() && wanted && root.state().ownership().owner().isPresent()) {
        return LAUNCH;
      }
      return switch (job.orElse(JobLauncher.State.ENDED)) {
        case STOPPED -> CANCEL;
        case STARTING, FAILED, LOST -> RECOVER;
        case RUNNING, ENDED -> ORPHAN;
      };
    }
  }

  public Report report() {
    return report;
  }

  /** Number of active trees that nothing works on and that are not dealt with yet. */
  public int waiting() {
    return waiting;
  }

  void look() {
    Instant now = clock.instant();
    each.attemptEach(overdue(now), root -> stopping.cutOff(root.id(), root.term()));
    Map<OperationId, Lost> lost = new LinkedHashMap<>();
    operations.activeRoots().stream()
        .filter(this::isIdle)
        .map(root -> new Lost(root, job(root)))
        .filter(found -> !found.isOneOf(JobLauncher.State.RUNNING))
        .forEach(found -> lost.put(found.root().id(), found));
    missing.keySet().retainAll(lost.keySet());
    each.attemptEach(
        lost.values().stream().map(Lost::root).toList(), root -> sweep(lost.get(root.id()), now));
    waiting =
        (int)
            missing.values().stream()
                .filter(seen -> !seen.lost().isOneOf(JobLauncher.State.STARTING))
                .count();
    report = new Report(now, report.swept());
  }

  // Uses only this server's clock, because the request may carry the time of another.
  private List<Operation> overdue(Instant now) {
    List<Operation> mine = stops.asked().stream().filter(this::isMine).toList();
    asked.keySet().retainAll(mine.stream().map(Operation::id).toList());
    return mine.stream().filter(root -> isOverdue(root, now)).toList();
  }

  private boolean isOverdue(Operation root, Instant now) {
    Notice notice = StopTransactions.notice(root).orElseThrow();
    Asked known = asked.get(root.id());
    if (known == null || !known.requested().equals(notice.requested())) {
      known = new Asked(notice.requested(), now);
      asked.put(root.id(), known);
    }
    return Duration.between(known.since(), now).compareTo(notice.grace()) > 0;
  }

  private boolean isMine(Operation root) {
    return root.state().ownership().owner().equals(Optional.of(me.owner()));
  }

  private void sweep(Lost lost, Instant now) {
    OperationId root = lost.root().id();
    Seen known = missing.get(root);
    if (known == null || !known.isStill(lost)) {
      missing.put(root, new Seen(lost, now));
    } else if (Duration.between(known.since(), now).compareTo(lost.patience()) >= 0) {
      missing.remove(root);
      decide(lost);
      rescued.fire(new Rescued(Rescued.How.SWEPT));
      report = new Report(now, report.swept() + 1);
    }
  }

  /**
   * Whether a root is active, but neither waiting, nor paused, nor worked on here, nor owned by
   * another living server.
   */
  private boolean isIdle(Operation root) {
    Operation.Ownership ownership = root.state().ownership();
    if (ownership.owner().isEmpty()) {
      return ownership.turn().isEmpty() && root.status() != OperationStatus.PAUSED;
    }
    return isMine(root) && workers.of(root.id()).isEmpty() && !launcher.isLaunching(root.id());
  }

  private Optional<JobLauncher.State> job(Operation root) {
    OptionalLong execution = operations.execution(root.id(), root.term());
    return execution.isPresent() ? jobs.state(execution.getAsLong()) : Optional.empty();
  }

  private void decide(Lost lost) {
    Operation root = lost.root();
    switch (Cure.of(root, lost.job())) {
      case RECOVER -> recover(root);
      case LAUNCH -> launcher.launch(root);
      case CANCEL -> outside.found(root);
      case ORPHAN -> orphan(root);
    }
  }

  private void recover(Operation root) {
    if (limits.resume()) {
      transactions.goOn(root).ifPresent(launcher::launch);
    } else {
      transactions.interrupt(root, BROKE);
    }
  }

  private void orphan(Operation root) {
    transactions.orphan(root, "Nothing works on it: its job is gone, and it was not cancelled");
  }
}
