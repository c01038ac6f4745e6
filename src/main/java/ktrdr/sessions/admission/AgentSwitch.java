package ktrdr.sessions.admission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import ktrdr.operations.Caller;

/** Allows or forbids the agent to start sessions. Running sessions continue; queued ones wait. */
@ApplicationScoped
@Transactional
public class AgentSwitch {
  private final Capacity capacity;

  @Inject
  public AgentSwitch(Capacity capacity) {
    this.capacity = capacity;
  }

  /** For the container's proxy only. */
  protected AgentSwitch() {
    this(null);
  }

  /** Pauses the agent; returns false if it was already paused. */
  public boolean pause(Caller by, String reason) {
    Optional<String> why = Optional.of(reason).filter(r -> !r.isBlank());
    return set(new Capacity.Agent(false, Optional.of(by.by()), why));
  }

  /** Resumes the agent; returns false if it was not paused. */
  public boolean resume() {
    return set(new Capacity.Agent(true, Optional.empty(), Optional.empty()));
  }

  private boolean set(Capacity.Agent agent) {
    capacity.lock();
    boolean changes = capacity.agent().enabled() != agent.enabled();
    if (changes) {
      capacity.set(agent);
    }
    return changes;
  }
}
