package ktrdr.sessions.comparisons;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import ktrdr.operations.Caller;
import ktrdr.operations.OperationAlreadyFinished;
import ktrdr.sessions.Session;
import ktrdr.sessions.Start;
import ktrdr.sessions.admission.NotWritable;
import ktrdr.sessions.admission.Writing;
import ktrdr.sessions.commands.CancelRequest;
import ktrdr.sessions.commands.Sessions;
import ktrdr.sessions.lifecycle.CancelAnswer;

/** Starts and cancels comparisons of models. */
@ApplicationScoped
public class ModelComparisons {
  @Inject private ComparisonTransactions transactions;
  @Inject private ComparisonStore comparisons;
  @Inject private Sessions sessions;
  @Inject private Writing writing;

  /**
   * Starts a comparison; see {@link ComparisonTransactions#open}.
   *
   * @throws NotWritable if the database could not store it
   */
  public ModelComparison start(
      ModelComparison.Plan plan, Optional<BigDecimal> budget, Optional<Start.Key> key, Caller by) {
    writing.require();
    return transactions.open(plan, budget, key, by);
  }

  /**
   * Cancels all sessions of a comparison that have not ended, and waits a while for their work to
   * stop.
   *
   * @return the sessions that this call cancelled, newest first
   */
  public List<Long> cancel(ModelComparison comparison, CancelRequest request) {
    CancelRequest atOnce =
        new CancelRequest(request.by(), request.reason(), request.force(), Duration.ZERO);
    List<Session> newestFirst = new ArrayList<>(comparisons.sessions(comparison.id()));
    // Those that wait go first: otherwise each cancel would give its slot to the next one.
    Collections.reverse(newestFirst);
    List<Long> cancelled =
        newestFirst.stream()
            .filter(session -> !session.ended())
            .filter(session -> cancel(session, atOnce))
            .map(Session::id)
            .toList();
    comparisons.sessions(comparison.id()).stream()
        .filter(session -> !session.ended())
        .forEach(session -> cancel(session, request));
    return cancelled;
  }

  /** Whether this call cancelled it: it may end meanwhile, or be cancelled by somebody else. */
  private boolean cancel(Session session, CancelRequest request) {
    try {
      return sessions.cancel(session.id(), request).filter(CancelAnswer::effective).isPresent();
    } catch (OperationAlreadyFinished ended) {
      return false;
    }
  }
}
