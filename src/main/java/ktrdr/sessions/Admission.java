package ktrdr.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import ktrdr.operations.Operation;

/** Whether a session may start now, in the transaction that took its turn at the capacity. */
@ApplicationScoped
public class Admission {
  private final Capacity capacity;
  private final KeyStore keys;
  private final SessionStore sessions;
  private final Slots slots;

  @Inject
  public Admission(Capacity capacity, KeyStore keys, SessionStore sessions, Slots slots) {
    this.capacity = capacity;
    this.keys = keys;
    this.sessions = sessions;
    this.slots = slots;
  }

  /** For the container's proxy only. */
  protected Admission() {
    this(null, null, null, null);
  }

  /** Takes a turn: everybody else waits for the end of the transaction. */
  long lock() {
    return capacity.lock();
  }

  /** The session that the same trigger started before. */
  Optional<Session> startedBefore(Start start) {
    Optional<KeyStore.Started> started = start.key().flatMap(key -> keys.find(key.value()));
    if (started.isPresent() && !started.get().body().equals(start.key().orElseThrow().body())) {
      throw new KeyUsedForOther(started.get().session());
    }
    return started.flatMap(s -> sessions.find(s.session()));
  }

  void remember(Start start, long session) {
    start.key().ifPresent(key -> keys.add(key, session));
  }

  /** True when there is no slot and the session may wait for one. */
  boolean mustWait(Start start) {
    requireAgent();
    if (!start.queue()) {
      slots.require();
    }
    return slots.full();
  }

  /** Whose turn it is; nobody's while the agent is paused. */
  Optional<Operation> next() {
    return capacity.agent().enabled() ? slots.next() : Optional.empty();
  }

  /** Makes sure that one more may work. */
  void require() {
    requireAgent();
    slots.require();
  }

  private void requireAgent() {
    Capacity.Agent agent = capacity.agent();
    if (!agent.enabled()) {
      throw new AgentPaused(agent);
    }
  }
}
