package ktrdr.batch.work;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import ktrdr.batch.WorkMonitor;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionOutcome;
import ktrdr.sessions.standalone.SweepPlan;
import ktrdr.sessions.sweeps.SweepMembers;
import ktrdr.sessions.sweeps.SweepResults;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor.OnCancel;
import ktrdr.work.WorkCancelled;

/**
 * Runs a sweep: opens its sessions as slots get free, and waits until all have ended. It keeps
 * nothing in memory, so a new execution goes on with the sessions that are there.
 */
@Dependent
public class SweepWork {
  private static final long LOOK_MILLIS = 250;

  @Inject private SweepMembers members;
  @Inject private SweepResults results;
  @Inject private OperationStore operations;
  @Inject private StrategyReader reader;

  /** Returns what the runs found. */
  Map<String, Object> run(Operation sweep, WorkMonitor monitor) {
    SweepPlan plan = SweepPlan.of(sweep.subject());
    CountDownLatch stop = new CountDownLatch(1);
    OnCancel waking = monitor.onCancel(stop::countDown);
    try {
      members.resume(sweep.id());
      while (!advance(sweep, plan, monitor)) {
        pause(stop);
        monitor.stopIfCancelled();
      }
    } catch (WorkCancelled asked) {
      passOn(sweep.id());
      throw asked;
    } finally {
      waking.close();
    }
    Map<String, Object> found = results.of(sweep);
    if (found.get("completed").equals(0L)) {
      throw new SweepFailed(plan.size());
    }
    return found;
  }

  /** Opens what may begin now; true once all runs have ended. */
  private boolean advance(Operation sweep, SweepPlan plan, WorkMonitor monitor) {
    List<Session> runs = members.of(sweep.id());
    List<Session> stopped = runs.stream().filter(this::isStopped).toList();
    List<Session> active = runs.stream().filter(run -> !run.ended()).toList();
    report(runs.size() - active.size() - stopped.size(), active, plan, monitor);
    if (runs.size() == plan.size() && active.isEmpty() && stopped.isEmpty()) {
      return true;
    }
    int free = members.atOnce() - active.size();
    for (Session run : stopped.subList(0, Math.max(0, Math.min(free, stopped.size())))) {
      free -= members.revive(run) ? 1 : 0;
    }
    if (stopped.isEmpty()) {
      open(sweep, plan, runs, free);
    }
    return false;
  }

  private boolean isStopped(Session run) {
    return run.standing().outcome().filter(SessionOutcome.CANCELLED::equals).isPresent()
        && members.isStopped(run);
  }

  private void open(Operation sweep, SweepPlan plan, List<Session> runs, int free) {
    Set<Integer> there = new HashSet<>();
    runs.forEach(run -> there.add(run.links().sweep().orElseThrow().point()));
    plan.points().stream()
        .filter(point -> !there.contains(point.number()))
        .limit(Math.max(0, free))
        .forEach(point -> members.open(sweep, point.number(), plan.start(point, reader)));
  }

  private void report(int ended, List<Session> active, SweepPlan plan, WorkMonitor monitor) {
    double begun =
        active.stream()
            .flatMap(run -> run.operation().stream())
            .flatMap(root -> operations.find(root).stream())
            .mapToDouble(root -> root.progress().fraction())
            .sum();
    double fraction = Math.min(1, (ended + begun) / plan.size());
    String label = "runs " + ended + "/" + plan.size();
    monitor.report(new Progress(fraction, label, ended, plan.size(), Map.of()));
  }

  /** The end of a server stops the sweep only: its runs stop, and go on, by themselves. */
  private void passOn(OperationId id) {
    Operation sweep = operations.find(id).orElseThrow();
    if (sweep.state().cancellation().isPresent()) {
      var cancel = sweep.state().cancellation().get();
      members.cancel(id, cancel.notice().reason(), cancel.forced());
    } else if (sweep.status() == OperationStatus.FAILED) {
      members.cancel(id, "the sweep ended", false);
    } else {
      sweep.state().stopRequest().ifPresent(asked -> passOn(id, asked));
    }
  }

  private void passOn(OperationId id, Operation.StopRequest asked) {
    String reason = asked.notice().reason();
    if (asked.kind() == Operation.StopRequest.Kind.PAUSE) {
      members.pause(id, reason);
    } else {
      members.cancel(id, reason, false);
    }
  }

  private static void pause(CountDownLatch stop) {
    try {
      stop.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkCancelled();
    }
  }
}
