package ktrdr.sessions.explain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationEvent;
import ktrdr.operations.OwnerStore.Beat;
import ktrdr.sessions.Limits;
import ktrdr.sessions.SessionOutcome;
import ktrdr.sessions.admission.Capacity;

/**
 * What is known at one moment of an operation, and of all that it may wait for.
 *
 * @param beat the last sign of life of the server whose work it is; empty when that is not known
 * @param elsewhere what this server lacks for it; empty when nothing is
 * @param pulses what works on its tree in this server
 */
public record Diagnosis(
    Instant now,
    Subject subject,
    Places places,
    Optional<Beat> beat,
    Optional<Elsewhere> elsewhere,
    List<Pulse> pulses,
    Limits limits) {

  /**
   * What is asked about.
   *
   * @param tree all operations of its tree, the root first
   * @param log all that happened to its tree, in order
   * @param outcome how its session ended
   */
  public record Subject(
      Operation operation,
      List<Operation> tree,
      List<OperationEvent> log,
      Optional<SessionOutcome> outcome) {}

  /** Who works, and who waits, the next one first; and whether anybody is let in. */
  public record Places(List<Operation> held, List<Operation> waiting, Capacity.Agent agent) {}

  /**
   * What this server lacks for the work.
   *
   * @param what for people: {@code bars of MINE 1d}
   * @param holders homes that have it
   */
  public record Elsewhere(String what, List<Holder> holders) {}

  /**
   * A home that has it.
   *
   * @param lives whether its server runs
   */
  public record Holder(String home, boolean lives) {}

  /**
   * A thread that works.
   *
   * @param cutOff it is no longer wanted, and has not ended yet
   * @param silence since its last safe point
   * @param longest that such work took between two safe points before
   * @param sinceReport since it last said how far it has come
   */
  public record Pulse(
      boolean cutOff, Duration silence, Duration longest, Optional<Duration> sinceReport) {}

  Operation operation() {
    return subject.operation();
  }

  Operation root() {
    return subject.tree().get(0);
  }

  /** The work on its tree that is wanted. */
  Optional<Pulse> pulse() {
    return pulses.stream().filter(p -> !p.cutOff()).findFirst();
  }
}
