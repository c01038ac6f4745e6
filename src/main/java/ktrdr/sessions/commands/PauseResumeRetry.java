package ktrdr.sessions.commands;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;
import ktrdr.operations.Caller;
import ktrdr.operations.Expected;
import ktrdr.operations.Notice;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationNotFound;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;
import ktrdr.operations.VersionChanged;
import ktrdr.sessions.Limits;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.jobs.Launcher;
import ktrdr.sessions.jobs.Stopping;
import ktrdr.sessions.lifecycle.NotResumable;
import ktrdr.sessions.lifecycle.NotRunning;
import ktrdr.sessions.lifecycle.OpenTransactions;
import ktrdr.sessions.lifecycle.RetryTransactions;
import ktrdr.sessions.lifecycle.StopTransactions;
import ktrdr.sessions.standalone.Solos;

/** Pauses work, and continues work that is paused, failed or cancelled. */
@ApplicationScoped
public class PauseResumeRetry {
  @Inject private StopTransactions stops;
  @Inject private RetryTransactions retries;
  @Inject private OpenTransactions opens;
  @Inject private Solos solos;
  @Inject private OperationStore operations;
  @Inject private Launcher launcher;
  @Inject private Stopping stopping;
  @Inject private Limits limits;
  @Inject private InstantSource clock;

  /**
   * Asks work to pause at its next safe point, which then frees its slot.
   *
   * @param expected how the caller saw the target; the other calls use it too
   * @throws NotRunning if it is not running
   * @throws VersionChanged if the target has changed since; the other calls throw it too
   */
  public void pause(OperationId target, Caller by, String reason, Expected expected) {
    Operation root = root(target);
    Notice notice = Notice.of(by, reason, clock.instant(), limits.cancelGrace());
    var stopRequest = new Operation.StopRequest(Operation.StopRequest.Kind.PAUSE, notice);
    long term = stops.pause(root.id(), stopRequest, expected);
    stopping.ask(root.id(), term, notice);
  }

  /**
   * Puts a paused session back into the queue for a slot, or continues work that failed or was
   * cancelled. Stand-alone work needs no slot.
   *
   * @throws NotResumable if it is none of these
   */
  public void resume(OperationId target, Caller by, String reason, Expected expected) {
    Operation root = root(target);
    if (standsAlone(root)) {
      solos.resume(root.id(), by, reason, expected);
    } else if (root.status() == OperationStatus.PAUSED) {
      opens.unpause(root.id(), by, reason, expected); // An event tells the queue.
    } else {
      launch(retries.resume(root.id(), by, reason, expected));
    }
  }

  /**
   * Begins a new attempt; for a child, at its phase.
   *
   * @param from the phase to begin with; empty for the target's own
   * @return the new attempt, for a child or for stand-alone work; the parent operation, for a
   *     session
   */
  public OperationId retry(
      OperationId target,
      Optional<SessionPhase> from,
      Caller by,
      String reason,
      Expected expected) {
    Operation operation = find(target);
    if (standsAlone(operation)) {
      return retryAlone(operation, from, by, reason, expected);
    }
    Optional<SessionPhase> phase =
        from.isPresent() || operation.isRoot() ? from : SessionPhase.of(operation.type());
    RetryTransactions.Retried retried =
        retries.retry(operation.lineage().root(), phase, by, reason, expected);
    launch(retried.root());
    return operation.isRoot() ? target : retried.attempt().id();
  }

  // A root without an owner waits for a server that has its bars.
  private void launch(Operation root) {
    if (root.state().ownership().owner().isPresent()) {
      launcher.launch(root);
    }
  }

  private OperationId retryAlone(
      Operation operation,
      Optional<SessionPhase> from,
      Caller by,
      String reason,
      Expected expected) {
    if (from.isPresent()) {
      throw new NoPhases();
    }
    return solos.retry(operation.id(), by, reason, expected).id();
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
