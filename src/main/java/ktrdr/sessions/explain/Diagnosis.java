package ktrdr.sessions.explain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationEvent;
import ktrdr.operations.owners.OwnerStore.Beat;
import ktrdr.sessions.Limits;
import ktrdr.sessions.SessionOutcome;
import ktrdr.sessions.admission.Capacity;
import ktrdr.sessions.budget.BudgetWait;

/**
 * What is known at one moment about an operation and everything it may wait for.
 *
 * @param beat the last sign of life of the owning server; empty if unknown
 * @param elsewhere what this server lacks for the work; empty if nothing is missing
 * @param pulses the threads of this server that work on the tree
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
   * The operation to explain.
   *
   * @param tree all operations of its tree, the root first
   * @param log all events of its tree, in order
   * @param outcome how its session ended
   * @param budget that its session waits for
   */
  public record Subject(
      Operation operation,
      List<Operation> tree,
      List<OperationEvent> log,
      Optional<SessionOutcome> outcome,
      Optional<BudgetWait> budget) {}

  /**
   * Which sessions hold a slot, which wait (the next one first), and whether the agent may start
   * any.
   */
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
   * @param lives whether its server is running
   */
  public record Holder(String home, boolean lives) {}

  /**
   * A working thread.
   *
   * @param cutOff true if its work was cut off but has not ended yet
   * @param silence time since its last safe point
   * @param longest longest time between two safe points that such work took before
   * @param sinceReport time since it last reported progress
   */
  public record Pulse(
      boolean cutOff, Duration silence, Duration longest, Optional<Duration> sinceReport) {}

  Operation operation() {
    return subject.operation();
  }

  Operation root() {
    return subject.tree().get(0);
  }

  /** The thread on this tree that was not cut off. */
  Optional<Pulse> pulse() {
    return pulses.stream().filter(p -> !p.cutOff()).findFirst();
  }
}
