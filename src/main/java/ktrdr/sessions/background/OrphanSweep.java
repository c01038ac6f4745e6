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
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;
import ktrdr.operations.ThisServer;
import ktrdr.operations.Workers;
import ktrdr.sessions.Limits;
import ktrdr.sessions.jobs.JobLauncher;
import ktrdr.sessions.jobs.Launcher;
import ktrdr.sessions.jobs.LibertyStops;
import ktrdr.sessions.jobs.Rescued;
import ktrdr.sessions.jobs.Stopping;
import ktrdr.sessions.lifecycle.StopTransactions;
import ktrdr.sessions.lifecycle.TakeoverTransactions;

/** Ends what is active in the tables and in no job, and cuts off what does not stop in time. */
@ApplicationScoped
public class OrphanSweep {
  private static final System.Logger LOG = System.getLogger(OrphanSweep.class.getName());

  private static final String BROKE =
      "Its job broke, or the database was away when it ended: see the server's log; go on with it:"
          + " ktrdr operations resume";

  // A job begins and ends a moment before or after its tree says so.
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  // One that waits for a thread may wait for long when many were started. Longer than the window in
  // which takeovers count as a crash loop.
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
   * What the sweep did.
   *
   * @param ran when it last looked
   * @param swept trees that nothing worked on, and that it decided about since this server started
   */
  public record Report(Instant ran, int swept) {}

  /** A root that nothing works on, and how its job stands. */
  private record Lost(Operation root, Optional<JobLauncher.State> job) {
    boolean isOneOf(JobLauncher.State state) {
      return job.equals(Optional.of(state));
    }

    Duration patience() {
      return isOneOf(JobLauncher.State.STARTING) ? PATIENCE_TO_START : PATIENCE;
    }
  }

  /** Since when a root was always found so. */
  private record Seen(Lost lost, Instant since) {
    boolean isStill(Lost now) {
      return lost.root().term() == now.root().term() && lost.job().equals(now.job());
    }
  }

  /** Since when this server knows that somebody asked a root to stop. */
  private record Asked(Instant requested, Instant since) {}

  /** What is to be done with a root that nothing works on. */
  public enum Cure {
    /** Its job was never started, though that was committed: also when it was taken over. */
    LAUNCH,
    /** Somebody stopped its job through Liberty's own doors. */
    CANCEL,
    /**
     * Its job broke or never began, and told the tree nothing: the database was away for too long,
     * or while Liberty wrote into its own tables. It goes on, as what a dead server left.
     */
    RECOVER,
    /** Its job is gone. */
    ORPHAN;

    /** For a root whose job came to this; empty when there was none. */
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

  /** Active trees that nothing works on, and that are not decided about yet. */
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

  // By this server's clock alone: who asked may have another one.
  private List<Operation> overdue(Instant now) {
    List<Operation> mine = stops.asked().stream().filter(this::isMine).toList();
    asked.keySet().retainAll(mine.stream().map(Operation::id).toList());
    return mine.stream().filter(root -> isOverdue(root, now)).toList();
  }

  private boolean isOverdue(Operation root, Instant now) {
    Instant requested = StopTransactions.askedAt(root).orElseThrow();
    Asked known = asked.get(root.id());
    if (known == null || !known.requested().equals(requested)) {
      known = new Asked(requested, now);
      asked.put(root.id(), known);
    }
    return Duration.between(known.since(), now).compareTo(StopTransactions.grace(root)) > 0;
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

  /** Active, and neither waiting, nor paused, nor at work here, nor another living server's. */
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
