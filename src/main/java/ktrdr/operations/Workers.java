package ktrdr.operations;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;

/** What runs in this server now. */
@ApplicationScoped
public class Workers {
  private final Set<Worker> workers = ConcurrentHashMap.newKeySet();
  private final ComputeScheduler compute =
      new ComputeScheduler(Runtime.getRuntime().availableProcessors());
  private final Map<OperationType, Long> gaps = new EnumMap<>(OperationType.class);

  /** Work begins on this operation, which runs. */
  public Worker begin(Operation work) {
    Worker worker = new Worker(work, compute.turn());
    workers.add(worker);
    return worker;
  }

  /** Its thread leaves it. */
  public void end(Worker worker) {
    workers.remove(worker);
    worker.left();
    synchronized (gaps) {
      gaps.merge(worker.type(), worker.longestGap(), Math::max);
    }
  }

  /**
   * Asks the work of a tree to leave at its next safe point.
   *
   * @param term in which that was wished: who went on with the work since is left alone
   * @return false when nothing works on it here
   */
  public boolean stop(OperationId root, long term) {
    List<Worker> asked = until(root, term);
    asked.forEach(Worker::stop);
    return !asked.isEmpty();
  }

  /**
   * Asks the work of a tree to leave at once and to keep nothing.
   *
   * @param term the last one that is over: who went on with the work since is left alone
   */
  public void cutOff(OperationId root, long term) {
    until(root, term).forEach(Worker::cutOff);
  }

  private List<Worker> until(OperationId root, long term) {
    return workers.stream().filter(w -> w.root().equals(root) && w.term() <= term).toList();
  }

  /** The work of a tree that is wanted. */
  public Optional<Worker> of(OperationId root) {
    return workers.stream().filter(w -> w.root().equals(root) && !w.isCutOff()).findFirst();
  }

  /** Everything whose thread has not ended. */
  public List<Worker> all() {
    return List.copyOf(workers);
  }

  /** Work that is no longer wanted and whose thread has not ended yet. */
  public List<Worker> stillStopping() {
    return workers.stream().filter(Worker::isCutOff).toList();
  }

  /** The longest time between two safe points of this sort of work, in seconds; 0 before any. */
  public double longestGap(OperationType type) {
    return longest(type, Worker::longestGap) / 1e9;
  }

  /** The same, without the time since the last safe point of what works now. */
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
