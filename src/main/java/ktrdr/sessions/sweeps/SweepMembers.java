package ktrdr.sessions.sweeps;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import ktrdr.operations.Caller;
import ktrdr.operations.Expected;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;
import ktrdr.sessions.Limits;
import ktrdr.sessions.Session;
import ktrdr.sessions.Start;
import ktrdr.sessions.commands.CancelRequest;
import ktrdr.sessions.commands.PauseResumeRetry;
import ktrdr.sessions.commands.Sessions;
import ktrdr.work.Refusal;

/**
 * What a sweep does with its runs: opens them, and stops or continues all of them. A refusal leaves
 * a run as it is, because it may end or be changed by somebody else meanwhile.
 */
@ApplicationScoped
public class SweepMembers {
  private static final Caller SWEEP = Caller.server("sweep");
  private static final int MOST_EVENTS = 10_000;

  @Inject private SweepTransactions transactions;
  @Inject private SweepStore sweeps;
  @Inject private OperationStore operations;
  @Inject private Sessions sessions;
  @Inject private PauseResumeRetry pauses;
  @Inject private Limits limits;

  /** The sessions of a sweep, in the order of its runs. */
  public List<Session> of(OperationId sweep) {
    return sweeps.members(sweep);
  }

  /** How many of them may work or wait at once. */
  public int atOnce() {
    return limits.maxActive();
  }

  /** Opens a run; false if it can't be opened now. */
  public boolean open(Operation sweep, int point, Start start) {
    try {
      return transactions.open(sweep, point, start).isPresent();
    } catch (Refusal notNow) {
      return false; // The agent is paused: the sweep asks again.
    }
  }

  /**
   * Cancels all runs that have not ended and waits for their work to stop, for as long as work may
   * take.
   */
  public void cancel(OperationId sweep, String reason, boolean force) {
    List<Session> newestFirst = active(sweep);
    // Those that wait go first: otherwise each cancel would give its slot to the next one.
    Collections.reverse(newestFirst);
    newestFirst.forEach(run -> cancel(run, reason, force, Duration.ZERO));
    active(sweep).forEach(run -> cancel(run, reason, force, limits.cancelGrace()));
  }

  /** Pauses the runs that work. One that only waits is cancelled, until the sweep goes on. */
  public void pause(OperationId sweep, String reason) {
    List<Session> newestFirst = active(sweep);
    Collections.reverse(newestFirst);
    for (Session run : newestFirst) {
      Operation root = root(run);
      if (root.status() == OperationStatus.RUNNING) {
        tried(() -> pauses.pause(root.id(), SWEEP, reason, Expected.ANYTHING));
      } else if (root.status() == OperationStatus.PENDING) {
        cancel(run, reason, false, Duration.ZERO);
      }
    }
  }

  /** Continues runs that the sweep stopped before it was continued. */
  public void resume(OperationId sweep) {
    for (Session run : sweeps.members(sweep)) {
      Operation root = root(run);
      if (root.status() == OperationStatus.PAUSED) {
        tried(() -> pauses.resume(root.id(), SWEEP, "the sweep goes on", Expected.ANYTHING));
      }
    }
  }

  /**
   * Continues a run that the sweep cancelled when it was cancelled or paused itself.
   *
   * @return false if it can't continue now, because all slots are taken
   */
  public boolean revive(Session run) {
    return tried(
        () ->
            pauses.resume(
                run.operation().orElseThrow(), SWEEP, "the sweep goes on", Expected.ANYTHING));
  }

  /** Whether the sweep itself cancelled a run. */
  public boolean isStopped(Session run) {
    Operation root = root(run);
    return root.status() == OperationStatus.CANCELLED
        && root.state().cancellation().filter(c -> c.notice().by().equals(SWEEP)).isPresent();
  }

  /** Cancels the runs of sweeps that have ended without them, for example by a crash. */
  public void settle() {
    for (Session run : sweeps.active()) {
      OperationId sweep = run.links().sweep().orElseThrow().sweep();
      operations
          .find(sweep)
          .flatMap(SweepMembers::stoppedAt)
          .filter(at -> !isContinuedSince(run, at))
          .ifPresent(at -> cancel(run, "its sweep has ended", false, Duration.ZERO));
    }
  }

  private static Optional<Instant> stoppedAt(Operation sweep) {
    boolean stopped = sweep.status().terminal() && sweep.status() != OperationStatus.COMPLETED;
    return sweep.state().ended().filter(at -> stopped);
  }

  // Whoever continues a run of a sweep that has ended wants this run.
  private boolean isContinuedSince(Session run, Instant at) {
    return operations.events(run.operation().orElseThrow(), 0, MOST_EVENTS).stream()
        .anyMatch(e -> e.after() == OperationStatus.RESUMING && e.time().isAfter(at));
  }

  private void cancel(Session run, String reason, boolean force, Duration atMost) {
    tried(() -> sessions.cancel(run.id(), new CancelRequest(SWEEP, reason, force, atMost)));
  }

  private static boolean tried(Runnable change) {
    try {
      change.run();
      return true;
    } catch (Refusal notNow) {
      return false;
    }
  }

  private List<Session> active(OperationId sweep) {
    return new ArrayList<>(
        sweeps.members(sweep).stream().filter(session -> !session.ended()).toList());
  }

  private Operation root(Session run) {
    return operations.find(run.operation().orElseThrow()).orElseThrow();
  }
}
