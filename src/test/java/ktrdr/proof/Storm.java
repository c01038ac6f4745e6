package ktrdr.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import ktrdr.fixture.Database;
import ktrdr.fixture.Faults;
import ktrdr.fixture.Larder;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationStatus;
import ktrdr.sessions.Limits;
import ktrdr.sessions.admission.Slots;

/**
 * Two servers on one database that fails, users at both of them, and a crash of one or the other
 * now and then.
 */
final class Storm implements AutoCloseable {
  private static final int USERS = 4;
  private static final long CALM_NANOS = Duration.ofMinutes(2).toNanos();
  private static final long PAUSE_NANOS = Duration.ofMillis(10).toNanos();

  final Database calm = new Database();
  final Acknowledged told = new Acknowledged();
  private final Database faulty;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<String> alive = ConcurrentHashMap.newKeySet();
  private final List<StormServer> servers = new ArrayList<>();
  private final AtomicInteger starts = new AtomicInteger();
  private volatile boolean blows = true;
  private int mostHeld;

  Storm(Faults faults) {
    faulty = calm.through(faults);
    for (int i = 0; i < 2; i++) {
      servers.add(start());
    }
  }

  private StormServer start() {
    String name = "server-" + starts.incrementAndGet();
    alive.add(name);
    return new StormServer(name, faulty, threads, told);
  }

  /** Lets users ask and servers crash, and looks at the slots all the time. */
  void blow(long seed, BooleanSupplier enough, Duration betweenCrashes) {
    List<Future<?>> users =
        IntStream.range(0, USERS)
            .<Future<?>>mapToObj(i -> threads.submit(() -> ask(new StormUser(seed + i, told))))
            .toList();
    Future<?> rounds = threads.submit(this::rounds);
    long crash = System.nanoTime() + betweenCrashes.toNanos();
    while (!enough.getAsBoolean()) {
      mostHeld = Math.max(mostHeld, held());
      if (System.nanoTime() > crash) {
        crash();
        crash = System.nanoTime() + betweenCrashes.toNanos();
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    blows = false;
    users.forEach(Storm::join);
    join(rounds);
  }

  private void ask(StormUser user) {
    for (int i = 0; blows; i++) {
      user.ask(servers().get(i % 2));
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private void rounds() {
    while (blows) {
      servers().forEach(server -> server.round(alive::contains));
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private synchronized List<StormServer> servers() {
    return List.copyOf(servers);
  }

  private synchronized void crash() {
    StormServer victim = servers.remove(0);
    victim.persistent().die();
    alive.remove(victim.name());
    servers.add(start());
  }

  /** Waits until everything has come to its end or is paused. */
  void untilCalm() {
    long end = System.nanoTime() + CALM_NANOS;
    while (!atRest()) {
      if (System.nanoTime() > end) {
        throw new Broken("stuck: " + active());
      }
      servers().forEach(server -> server.round(alive::contains));
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private boolean atRest() {
    return active().stream()
        .allMatch(
            root ->
                root.status() == OperationStatus.PAUSED
                    && root.state().ownership().owner().isEmpty()
                    && root.state().ownership().turn().isEmpty());
  }

  List<Operation> active() {
    return calm.in(() -> calm.operations().activeRoots());
  }

  /** Lets what is paused go on. */
  void resumePaused() {
    StormServer server = servers().get(0);
    for (Operation root : active()) {
      server
          .persistent()
          .run(() -> server.transactions().opens().unpause(root.id(), Racing.USER, "go on"));
    }
  }

  /** Nobody gets a slot meanwhile, so it can't be more than there really were. */
  private int held() {
    var limits = new Limits(StormServer.SLOTS, 1, Duration.ZERO, true, Limits.Times.ENDLESS, 5);
    return calm.in(
        () -> {
          calm.capacity().lock();
          return new Slots(calm.operations(), limits, Larder.FULL).held().size();
        });
  }

  int mostHeld() {
    return Math.max(mostHeld, held());
  }

  int starts() {
    return starts.get();
  }

  private static void join(Future<?> thread) {
    try {
      thread.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    faulty.close();
    calm.close();
  }
}
