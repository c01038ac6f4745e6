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
import ktrdr.sessions.Origin;
import ktrdr.sessions.standalone.Parameters;

/** Removes ended trees, each in one transaction, whole or not at all. */
@ApplicationScoped
@Transactional
public class RetentionTransactions {
  /** Number of trees read at once. */
  static final int BATCH = 50;

  // Other servers on this database have their own homes and may be down for a while.
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

  /** Returns up to {@code limit} roots with this status that ended more than {@code age} ago. */
  public List<Operation> older(OperationStatus status, Duration age, int limit) {
    return archive.endedBefore(status, clock.instant().minus(age), limit);
  }

  /** Returns up to {@code limit} roots with this status, skipping the newest {@code newest}. */
  public List<Operation> beyond(OperationStatus status, int newest, int limit) {
    return archive.endedBeyond(status, newest, limit);
  }

  /**
   * Trainings whose model an active backtest needs. Reads other trees while it holds the lock of an
   * ended tree; that is safe, because no holder of another lock waits for it.
   */
  private Set<OperationId> needed() {
    return operations.activeRoots().stream()
        .map(o -> Parameters.of(o.subject()))
        .filter(parameters -> parameters.has("model_id"))
        .map(parameters -> new OperationId(parameters.text("model_id")))
        .collect(Collectors.toSet());
  }

  /** Sessions from which active ones follow; safe for the same reason. */
  private Set<Long> followed() {
    return operations.activeRoots().stream()
        .flatMap(o -> Origin.in(o.subject().parameters()).stream())
        .map(Origin::session)
        .collect(Collectors.toSet());
  }

  /**
   * Removes a tree, unless it changed since it was read (it may have been resumed) or active work
   * needs it.
   *
   * @return whether it was removed
   */
  public boolean remove(Operation seen) {
    operations.lock(seen.id());
    Set<OperationId> needed = needed();
    Set<Long> followed = followed();
    Optional<Operation> now =
        operations
            .find(seen.id())
            .filter(o -> o.status().terminal() && o.state().version() == seen.state().version())
            .filter(o -> o.lineage().session().filter(followed::contains).isEmpty())
            .filter(o -> operations.tree(o.id()).stream().noneMatch(c -> needed.contains(c.id())));
    now.ifPresent(root -> archive.remove(root, clock.instant()));
    return now.isPresent();
  }

  /** Removed operations whose files may still exist. */
  public List<OperationId> leftovers() {
    archive.forgetLeftovers(clock.instant().minus(LEFTOVERS));
    return archive.leftovers();
  }
}
