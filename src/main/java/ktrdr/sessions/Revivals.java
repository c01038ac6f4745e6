package ktrdr.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import ktrdr.operations.Caller;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationNotFound;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;

/** Pausing work, and letting it go on: what paused, failed, or was cancelled. */
@ApplicationScoped
public class Revivals {
  @Inject private HaltBook halts;
  @Inject private RetryBook retries;
  @Inject private OpenBook opens;
  @Inject private Solos solos;
  @Inject private OperationStore operations;
  @Inject private Launcher launcher;
  @Inject private Stopping stopping;
  @Inject private Limits limits;
  @Inject private InstantSource clock;

  /**
   * Asks work to pause at its next safe point; its slot is free then.
   *
   * @throws NotRunning when it does not run
   */
  public void pause(OperationId target, Caller by, String reason) {
    Operation root = root(target);
    Instant now = clock.instant();
    Instant deadline = now.plus(limits.cancelGrace());
    var halt = new Operation.Halt(Operation.Halt.Kind.PAUSE, now, by, reason, deadline);
    stopping.ask(root.id(), halts.pause(root.id(), halt), now, limits.cancelGrace());
  }

  /**
   * Lets a paused session wait for a slot, or goes on with what failed or was cancelled.
   * Stand-alone work needs no slot.
   *
   * @throws NotResumable when it is neither
   */
  public void resume(OperationId target, Caller by, String reason) {
    Operation root = root(target);
    if (standsAlone(root)) {
      solos.resume(root.id(), by, reason);
    } else if (root.status() == OperationStatus.PAUSED) {
      opens.unpause(root.id(), by, reason); // the queue hears of it
    } else {
      launcher.launch(retries.resume(root.id(), by, reason));
    }
  }

  /**
   * Begins a new attempt; for a child, at its phase.
   *
   * @param from the phase to begin with; empty for that of the target
   * @return what to look at: the target, or the new operation when stand-alone work begins anew
   */
  public OperationId retry(
      OperationId target, Optional<SessionPhase> from, Caller by, String reason) {
    Operation operation = find(target);
    if (standsAlone(operation)) {
      return retryAlone(operation, from, by, reason);
    }
    Optional<SessionPhase> phase =
        from.isPresent() || operation.isRoot() ? from : SessionPhase.of(operation.type());
    launcher.launch(retries.retry(operation.lineage().root(), phase, by, reason));
    return target;
  }

  private OperationId retryAlone(
      Operation operation, Optional<SessionPhase> from, Caller by, String reason) {
    if (from.isPresent()) {
      throw new NoPhases();
    }
    return solos.retry(operation.id(), by, reason).id();
  }

  private static boolean standsAlone(Operation operation) {
    return operation.lineage().session().isEmpty();
  }

  private Operation root(OperationId target) {
    return find(find(target).lineage().root());
  }

  private Operation find(OperationId id) {
    return operations.find(id).orElseThrow(() -> new OperationNotFound(id.value()));
  }
}
