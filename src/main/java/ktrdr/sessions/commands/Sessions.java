package ktrdr.sessions.commands;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import ktrdr.operations.Caller;
import ktrdr.operations.CommitSignal;
import ktrdr.operations.Expected;
import ktrdr.operations.Notice;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationNotFound;
import ktrdr.operations.OperationStore;
import ktrdr.operations.OperationType;
import ktrdr.operations.VersionChanged;
import ktrdr.sessions.Limits;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionAlreadyFinished;
import ktrdr.sessions.SessionNotFound;
import ktrdr.sessions.SessionOutcome;
import ktrdr.sessions.SessionStore;
import ktrdr.sessions.Start;
import ktrdr.sessions.admission.ActiveSessionExists;
import ktrdr.sessions.admission.AgentPaused;
import ktrdr.sessions.admission.KeyUsedForOther;
import ktrdr.sessions.admission.NotWritable;
import ktrdr.sessions.admission.Writing;
import ktrdr.sessions.jobs.Launcher;
import ktrdr.sessions.jobs.Stopping;
import ktrdr.sessions.lifecycle.CancelAnswer;
import ktrdr.sessions.lifecycle.CancelNotWritten;
import ktrdr.sessions.lifecycle.CancelTransactions;
import ktrdr.sessions.lifecycle.OpenTransactions;
import ktrdr.sessions.lifecycle.UnwrittenCancels;
import ktrdr.work.Refusal;

/**
 * Starts and cancels research. Jobs are started and stopped outside any transaction, because
 * starting a job can't be rolled back.
 */
@ApplicationScoped
public class Sessions {
  @Inject private OpenTransactions opens;
  @Inject private CancelTransactions cancels;
  @Inject private SessionStore sessions;
  @Inject private OperationStore operations;
  @Inject private Launcher launcher;
  @Inject private Stopping stopping;
  @Inject private CommitSignal commits;
  @Inject private Limits limits;
  @Inject private InstantSource clock;
  @Inject private Writing writing;
  @Inject private UnwrittenCancels unwritten;

  /**
   * Starts a session, or puts it into the queue.
   *
   * @throws ActiveSessionExists at the limit, if it may not wait
   * @throws AgentPaused while the agent is paused
   * @throws KeyUsedForOther if its key was used for something else
   * @throws NotWritable if the database could not store it
   */
  public Session start(Start start, Caller by) {
    writing.require();
    OpenTransactions.Opened opened = opens.open(start, by);
    Operation root = operations.find(opened.session().operation().orElseThrow()).orElseThrow();
    if (!opened.again() && root.state().ownership().owner().isPresent()) {
      launcher.launch(root);
    }
    return opened.session();
  }

  /**
   * Cancels the tree that an operation belongs to, and waits a while for its work to stop.
   *
   * @throws OperationNotFound if it does not exist
   * @throws CancelNotWritten if the database can't record it; the work stops all the same
   */
  public CancelAnswer cancel(OperationId target, CancelRequest request) {
    return cancel(target, request, Expected.ANYTHING);
  }

  /**
   * Like {@link #cancel(OperationId, CancelRequest)}, but only if the target is still as the caller
   * saw it.
   *
   * @throws VersionChanged if it is not; then nothing is changed
   */
  public CancelAnswer cancel(OperationId target, CancelRequest request, Expected expected) {
    Notice notice = notice(request);
    try {
      return cancel(target, notice, request, expected);
    } catch (Refusal refusal) {
      throw refusal;
    } catch (RuntimeException e) {
      // The expectation can't be checked now, so only stop work if there is none.
      if (expected.equals(Expected.ANYTHING)) {
        unwritten.stop(e, w -> w.root().equals(target) || w.operation().equals(target), notice);
      }
      throw e;
    }
  }

  private CancelAnswer cancel(
      OperationId target, Notice notice, CancelRequest request, Expected expected) {
    if (operations.find(target).isEmpty()) {
      throw new OperationNotFound(target.value());
    }
    CancelAnswer answer = cancels.cancel(target, notice, expected);
    if (request.force()) {
      stopping.cutOff(answer.root(), answer.term());
    }
    if (answer.effective()) {
      stopping.ask(answer.root(), answer.term(), notice);
    }
    commits.await(answer.root(), () -> ended(answer.root()), request.atMost());
    return answer;
  }

  private Notice notice(CancelRequest request) {
    return request.at(clock.instant(), limits.cancelGrace());
  }

  /**
   * Cancels a session by its id; a session without an operation has no work to stop.
   *
   * @return empty for a session without an operation
   * @throws SessionAlreadyFinished if it has already ended, other than by a cancel
   */
  public Optional<CancelAnswer> cancel(long id, CancelRequest request) {
    Session session = find(id, request);
    if (session.operation().isPresent()) {
      return Optional.of(cancel(session.operation().get(), request));
    }
    if (!cancels.cancelLegacy(session)
        && sessions.find(id).flatMap(s -> s.standing().outcome()).orElseThrow()
            != SessionOutcome.CANCELLED) {
      throw new SessionAlreadyFinished(session);
    }
    return Optional.empty();
  }

  private Session find(long id, CancelRequest request) {
    try {
      return sessions.find(id).orElseThrow(() -> new SessionNotFound(id));
    } catch (Refusal refusal) {
      throw refusal;
    } catch (RuntimeException e) {
      unwritten.stop(e, w -> w.session().equals(Optional.of(id)), notice(request));
      throw e;
    }
  }

  /**
   * The one session that is being worked on, whatever waits behind it; if there is none, the one
   * that waits or is paused.
   *
   * @throws NoActiveSession if there is none
   * @throws SeveralActive if there are several
   */
  public long theActive() {
    return theOne(active());
  }

  static long theOne(List<Operation> all) {
    List<Operation> held = all.stream().filter(Sessions::isHeld).toList();
    List<Long> meant =
        (held.isEmpty() ? all : held)
            .stream().flatMap(o -> o.lineage().session().stream()).toList();
    if (meant.isEmpty()) {
      throw new NoActiveSession();
    }
    if (meant.size() > 1) {
      throw new SeveralActive(meant);
    }
    return meant.get(0);
  }

  /** The newest session that is being worked on; if there is none, the newest active one. */
  public static Optional<Operation> current(List<Operation> active) {
    return active.stream()
        .filter(Sessions::isHeld)
        .reduce((older, newer) -> newer)
        .or(() -> active.stream().reduce((older, newer) -> newer));
  }

  private static boolean isHeld(Operation root) {
    return root.state().ownership().owner().isPresent();
  }

  /** Parent operations of the active sessions, oldest first. */
  public List<Operation> active() {
    return operations.activeRoots().stream()
        .filter(root -> root.type() == OperationType.AGENT_SESSION)
        .toList();
  }

  private boolean ended(OperationId root) {
    return operations.find(root).orElseThrow().status().terminal();
  }
}
