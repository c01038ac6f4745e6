package ktrdr.operations.workers;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.ToLongFunction;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationType;

/** The work that runs in this server now. */
@ApplicationScoped
public class Workers {
  private static final Executor WITHOUT_THREADS =
      task -> {
        throw new RejectedExecutionException("There is no container");
      };

  private final Set<Worker> workers = ConcurrentHashMap.newKeySet();
  private final Map<OperationType, Long> gaps = new EnumMap<>(OperationType.class);
  private final ComputeScheduler compute;
  private Executor threads;

  /** Creates a set without workers. */
  public Workers() {
    this(Runtime.getRuntime().availableProcessors(), WITHOUT_THREADS);
  }

  /**
   * Creates a set without workers.
   *
   * @param processors at most so many threads compute at once
   * @param threads runs the further threads of workers
   */
  Workers(int processors, Executor threads) {
    compute = new ComputeScheduler(processors);
    this.threads = threads;
  }

  @Resource
  void setThreads(ManagedExecutorService threads) {
    this.threads = threads;
  }

  /** Registers a worker for this running operation. */
  public Worker begin(Operation work) {
    Worker worker = new Worker(work, compute.turn(), threads);
    workers.add(worker);
    return worker;
  }

  /** Removes a worker whose thread ends. */
  public void end(Worker worker) {
    workers.remove(worker);
    worker.left();
    synchronized (gaps) {
      gaps.merge(worker.type(), worker.longestGap(), Math::max);
    }
  }

  /**
   * Asks the workers of a tree to stop at their next safe point.
   *
   * @param term the term of the request; workers of later terms continue
   * @return false when no worker in this server was asked
   */
  public boolean stop(OperationId root, long term) {
    List<Worker> asked = until(root, term);
    asked.forEach(Worker::stop);
    return !asked.isEmpty();
  }

  /**
   * Cuts off the workers of a tree: they should stop and save nothing.
   *
   * @param term the last term that is over; workers of later terms continue
   */
  public void cutOff(OperationId root, long term) {
    until(root, term).forEach(Worker::cutOff);
  }

  private List<Worker> until(OperationId root, long term) {
    return workers.stream().filter(w -> w.root().equals(root) && w.term() <= term).toList();
  }

  /** The worker of a tree that is not cut off; empty when there is none. */
  public Optional<Worker> of(OperationId root) {
    return workers.stream().filter(w -> w.root().equals(root) && !w.isCutOff()).findFirst();
  }

  /** All workers whose thread has not ended. */
  public List<Worker> all() {
    return List.copyOf(workers);
  }

  /** Workers that are cut off but whose thread has not ended. */
  public List<Worker> stillStopping() {
    return workers.stream().filter(Worker::isCutOff).toList();
  }

  /** The longest time between two safe points of work of this type, in seconds; 0 before any. */
  public double longestGap(OperationType type) {
    return longest(type, Worker::longestGap) / 1e9;
  }

  /**
   * The longest time between two safe points, without the time since the last safe point of running
   * work.
   */
  public Duration longestBefore(OperationType type) {
    return Duration.ofNanos(longest(type, Worker::longestBefore));
  }

  private long longest(OperationType type, ToLongFunction<Worker> gap) {
    long running = workers.stream().filter(w -> w.type() == type).mapToLong(gap).max().orElse(0);
    synchronized (gaps) {
      return Math.max(running, gaps.getOrDefault(type, 0L));
    }
  }
}
