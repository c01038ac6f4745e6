package ktrdr.proof;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import ktrdr.fixture.Database;
import ktrdr.fixture.ServerTransactions;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.sessions.background.OrphanSweep;
import ktrdr.sessions.jobs.JobLauncher;

/**
 * One start of a server in a storm: the real transactions, and around them jobs and rounds that go
 * on when a call failed, as those of the server do.
 */
final class StormServer {
  static final int SLOTS = 3;

  /** As of the real one, to the microsecond: what every database keeps. */
  static final InstantSource CLOCK = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));

  private static final Duration PATIENCE = Duration.ofMillis(300);
  private static final AtomicLong executions = new AtomicLong();

  private final String name;
  private final Database database;
  private final ServerTransactions transactions;
  private final Persistent persistent;
  private final ExecutorService threads;
  private final Acknowledged told;
  private final Set<Long> running = ConcurrentHashMap.newKeySet();
  private final Set<Long> broken = ConcurrentHashMap.newKeySet();
  private final Set<OperationId> launching = ConcurrentHashMap.newKeySet();
  private final Map<OperationId, Instant> missing = new HashMap<>();

  StormServer(String name, Database database, ExecutorService threads, Acknowledged told) {
    this.name = name;
    this.database = database;
    this.transactions = ServerTransactions.on(database, CLOCK, SLOTS, name);
    this.persistent = new Persistent(database);
    this.threads = threads;
    this.told = told;
  }

  String name() {
    return name;
  }

  ServerTransactions transactions() {
    return transactions;
  }

  Persistent persistent() {
    return persistent;
  }

  Database database() {
    return database;
  }

  /** Starts the job of a root that is this server's. */
  void launch(Operation root) {
    launching.add(root.id());
    try {
      long execution = executions.incrementAndGet();
      running.add(execution);
      threads.execute(() -> work(root, execution));
      persistent.again(() -> database.operations().claim(root.id(), root.term(), execution));
    } finally {
      launching.remove(root.id());
    }
  }

  private void work(Operation root, long execution) {
    try {
      new StormJob(this, told, root, execution).run();
    } catch (RuntimeException e) {
      // as with the real one: the job has broken, and the sweep finds its root
      broken.add(execution);
    } finally {
      running.remove(execution);
    }
  }

  /** One round of everything that a server looks after. */
  void round(Predicate<String> lives) {
    attempt(this::dispatch);
    attempt(() -> recover(lives));
    attempt(this::sweep);
  }

  private void attempt(Runnable round) {
    try {
      round.run();
    } catch (RuntimeException e) {
      // and once more in the next round
    }
  }

  private void dispatch() {
    Optional<Operation> next = persistent.once(transactions.opens()::next);
    while (next.isPresent()) {
      launch(next.get());
      next = persistent.once(transactions.opens()::next);
    }
  }

  private void recover(Predicate<String> lives) {
    for (Operation root : active()) {
      if (root.state().ownership().owner().filter(lives.negate()).isPresent()) {
        persistent.once(() -> transactions.takeovers().recover(root, true)).ifPresent(this::launch);
      }
    }
  }

  private void sweep() {
    Instant now = CLOCK.instant();
    for (Operation root : persistent.once(() -> transactions.stops().asked())) {
      if (deadline(root).isBefore(now)) {
        persistent.run(() -> transactions.stops().cutOff(root.id(), root.term()));
      }
    }
    List<Operation> lost = active().stream().filter(this::isLost).toList();
    missing.keySet().retainAll(lost.stream().map(Operation::id).toList());
    for (Operation root : lost) {
      Instant since = missing.computeIfAbsent(root.id(), id -> now);
      if (Duration.between(since, now).compareTo(PATIENCE) >= 0) {
        missing.remove(root.id());
        decide(root);
      }
    }
  }

  private static Instant deadline(Operation asked) {
    return asked
        .state()
        .cancellation()
        .map(c -> c.notice().deadline())
        .or(() -> asked.state().stopRequest().map(r -> r.notice().deadline()))
        .orElseThrow();
  }

  private void decide(Operation root) {
    switch (OrphanSweep.Cure.of(root, job(root))) {
      case LAUNCH -> launch(root);
      case RECOVER ->
          persistent.once(() -> transactions.takeovers().goOn(root)).ifPresent(this::launch);
      case CANCEL, ORPHAN ->
          persistent.run(() -> transactions.takeovers().orphan(root, "its job is gone"));
    }
  }

  private boolean isLost(Operation root) {
    return root.state().ownership().owner().equals(Optional.of(name))
        && !launching.contains(root.id())
        && job(root).filter(state -> state == JobLauncher.State.RUNNING).isEmpty();
  }

  private Optional<JobLauncher.State> job(Operation root) {
    OptionalLong execution =
        persistent.once(() -> database.operations().execution(root.id(), root.term()));
    return execution.isEmpty() ? Optional.empty() : Optional.of(state(execution.getAsLong()));
  }

  private JobLauncher.State state(long execution) {
    if (running.contains(execution)) {
      return JobLauncher.State.RUNNING;
    }
    return broken.contains(execution) ? JobLauncher.State.FAILED : JobLauncher.State.ENDED;
  }

  List<Operation> active() {
    return persistent.once(database.operations()::activeRoots);
  }
}
