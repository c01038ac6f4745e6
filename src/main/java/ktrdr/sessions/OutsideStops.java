package ktrdr.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import ktrdr.operations.Caller;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationAlreadyFinished;
import ktrdr.operations.OperationId;

/** Stops that come through Liberty's own doors: they are cancels like any other. */
@ApplicationScoped
public class OutsideStops {
  @Inject private CancelBook book;
  @Inject private Limits limits;
  @Inject private InstantSource clock;

  /**
   * Marks a tree whose job is being stopped.
   *
   * @param user who logged in to Liberty
   */
  public void stop(OperationId root, String user) {
    Instant now = clock.instant();
    Instant deadline = now.plus(limits.cancelGrace());
    Caller by = new Caller(user, "liberty");
    try {
      book.cancel(
          root, new Operation.Cancellation(now, by, "stopped through Liberty", deadline, false));
    } catch (OperationAlreadyFinished e) {
      System.getLogger(OutsideStops.class.getName())
          .log(Level.DEBUG, "{0} had ended before its job was stopped", root);
    }
  }
}
