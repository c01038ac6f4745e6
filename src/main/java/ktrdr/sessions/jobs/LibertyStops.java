package ktrdr.sessions.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import ktrdr.operations.Caller;
import ktrdr.operations.Notice;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.sessions.Limits;
import ktrdr.sessions.lifecycle.CancelTransactions;
import ktrdr.sessions.lifecycle.TakeoverTransactions;

/** Treats stops that come through Liberty's own interfaces as ordinary cancels. */
@ApplicationScoped
public class LibertyStops {
  @Inject private CancelTransactions transactions;
  @Inject private TakeoverTransactions left;
  @Inject private Limits limits;
  @Inject private InstantSource clock;

  /**
   * Marks a tree whose job is being stopped.
   *
   * @param term of the job
   * @param user the user logged in to Liberty
   */
  public void stop(OperationId root, long term, String user) {
    transactions.stopped(root, term, by(user));
  }

  /**
   * Cancels a tree whose job was found stopped, by an unknown user: nothing works on it any more.
   */
  public void found(Operation root) {
    left.stopped(root, by("unknown"));
  }

  private Notice by(String user) {
    Caller by = new Caller(user, "liberty");
    return Notice.of(by, "stopped through Liberty", clock.instant(), limits.cancelGrace());
  }
}
