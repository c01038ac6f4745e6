package ktrdr.sessions;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import ktrdr.operations.Operation;
import ktrdr.operations.ProgressBoard;

/**
 * Decides, before the server takes requests, what became of the work of the server before it: this
 * server runs alone on its database, so what is active at its start has nobody working on it.
 */
@ApplicationScoped
public class Recovery {
  private static final String SENTENCE = "The server stopped while this was active; start it again";

  @Inject private SessionBook book;
  @Inject private Sessions sessions;
  @Inject private ProgressBoard board;
  @Inject private InstantSource clock;
  private volatile Report report;

  /** What recovery did, and when. */
  public record Report(Instant ran, int interrupted) {}

  void recover(@Observes @Initialized(ApplicationScoped.class) @Priority(2) Object start) {
    List<Operation> left = sessions.active();
    left.forEach(root -> book.interrupt(root.id(), SENTENCE));
    report = new Report(clock.instant(), left.size());
    System.getLogger(Recovery.class.getName())
        .log(Level.INFO, "recovery: {0} sessions interrupted", left.size());
    board.start();
  }

  /** The last report; null before the first. */
  public Report report() {
    return report;
  }
}
