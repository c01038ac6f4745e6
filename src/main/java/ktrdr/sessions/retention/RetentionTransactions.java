package ktrdr.sessions.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;
import ktrdr.sessions.standalone.Parameters;

/** Where trees that ended are removed: each in one transaction, whole or not at all. */
@ApplicationScoped
@Transactional
public class RetentionTransactions {
  /** Trees that are looked up at once. */
  static final int BATCH = 50;

  // Servers that share the database have homes of their own, and may be down for a while.
  private static final Duration LEFTOVERS = Duration.ofDays(30);

  private final Archive archive;
  private final OperationStore operations;
  private final InstantSource clock;

  @Inject
  public RetentionTransactions(Archive archive, OperationStore operations, InstantSource clock) {
    this.archive = archive;
    this.operations = operations;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  protected RetentionTransactions() {
    this(null, null, null);
  }

  /** At most so many roots that ended so longer ago than this. */
  public List<Operation> older(OperationStatus status, Duration age, int limit) {
    return archive.endedBefore(status, clock.instant().minus(age), limit);
  }

  /** At most so many roots that ended so, without the newest. */
  public List<Operation> beyond(OperationStatus status, int newest, int limit) {
    return archive.endedBeyond(status, newest, limit);
  }

  /**
   * Trainings whose model some active backtest needs. It reads other trees: with the lock of one
   * that ended, for which nobody waits who holds another.
   */
  private Set<OperationId> needed() {
    return operations.activeRoots().stream()
        .map(o -> Parameters.of(o.subject()))
        .filter(parameters -> parameters.has("model_id"))
        .map(parameters -> new OperationId(parameters.text("model_id")))
        .collect(Collectors.toSet());
  }

  /**
   * Removes a tree, unless it changed since it was read (somebody may have gone on with it), or
   * what is active needs a model of it.
   *
   * @return whether it was removed
   */
  public boolean remove(Operation seen) {
    operations.lock(seen.id());
    Set<OperationId> needed = needed();
    Optional<Operation> now =
        operations
            .find(seen.id())
            .filter(o -> o.status().terminal() && o.state().version() == seen.state().version())
            .filter(o -> operations.tree(o.id()).stream().noneMatch(c -> needed.contains(c.id())));
    now.ifPresent(root -> archive.remove(root, clock.instant()));
    return now.isPresent();
  }

  /** Operations that are gone and whose files may still be there. */
  public List<OperationId> leftovers() {
    archive.forgetLeftovers(clock.instant().minus(LEFTOVERS));
    return archive.leftovers();
  }
}
