package ktrdr.sessions.admission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStore;
import ktrdr.sessions.Start;

/** Decides whether a session may start now. Call it in the transaction that locked the capacity. */
@ApplicationScoped
public class Admission {
  private final Capacity capacity;
  private final KeyStore keys;
  private final OperationStore store;
  private final Slots slots;

  @Inject
  public Admission(Capacity capacity, KeyStore keys, OperationStore store, Slots slots) {
    this.capacity = capacity;
    this.keys = keys;
    this.store = store;
    this.slots = slots;
  }

  /** For the container's proxy only. */
  protected Admission() {
    this(null, null, null, null);
  }

  /** Locks the capacity: all other callers wait for the end of the transaction. */
  public long lock() {
    return capacity.lock();
  }

  /** What an earlier, identical request started. */
  public Optional<Operation> startedBefore(Optional<Start.Key> key) {
    Optional<KeyStore.Started> started = key.flatMap(k -> keys.find(k.value()));
    Optional<Operation> root = started.flatMap(s -> store.find(s.root()));
    if (root.isPresent() && !started.get().body().equals(key.get().body())) {
      throw new KeyUsedForOther(root.get());
    }
    return root;
  }

  public void remember(Optional<Start.Key> key, OperationId root) {
    key.ifPresent(k -> keys.add(k, root));
  }

  /** Whether no slot is free and the session may wait for one. */
  public boolean mustWait(Start start) {
    requireAgent();
    if (!start.queue()) {
      slots.require();
    }
    return slots.full();
  }

  /** The next session in the queue; empty while the agent is paused. */
  public Optional<Operation> next() {
    return capacity.agent().enabled() ? slots.next() : Optional.empty();
  }

  /** Requires a free slot for one more session. */
  public void require() {
    requireAgent();
    slots.require();
  }

  /** Requires that this server may run one more stand-alone operation. */
  public void requireAlone(String server) {
    slots.requireAlone(server);
  }

  /**
   * Requires that this server can do the work of a root.
   *
   * @throws BarsElsewhere if it can't
   */
  public void requireHere(Operation root) {
    slots
        .missing(root)
        .ifPresent(
            missing -> {
              throw new BarsElsewhere(missing);
            });
  }

  /**
   * The owner of a root that continues: this server if it has the bars, else a place in the queue
   * for a server that has them.
   */
  public Operation.Ownership next(Operation root, String server) {
    Operation.Ownership ownership = root.state().ownership();
    return slots.missing(root).isEmpty()
        ? ownership.takenBy(server)
        : ownership.queued(capacity.lock());
  }

  /**
   * Requires that sessions may start.
   *
   * @throws AgentPaused while the agent is paused
   */
  public void requireAgent() {
    Capacity.Agent agent = capacity.agent();
    if (!agent.enabled()) {
      throw new AgentPaused(agent);
    }
  }
}
