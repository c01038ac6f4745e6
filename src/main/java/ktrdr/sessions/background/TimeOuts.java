package ktrdr.sessions.background;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import ktrdr.operations.Caller;
import ktrdr.operations.LogOnce;
import ktrdr.operations.Notice;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationEvent;
import ktrdr.operations.OperationStore;
import ktrdr.sessions.Limits;
import ktrdr.sessions.TimeLimit;
import ktrdr.sessions.jobs.Stopping;
import ktrdr.sessions.lifecycle.StopTransactions;

/**
 * Ends work that takes longer than the operator allows: waiting, one step, or the whole session.
 */
@ApplicationScoped
public class TimeOuts {
  private static final Caller CLOCK = Caller.server("timeout");

  @Inject private OperationStore operations;
  @Inject private StopTransactions transactions;
  @Inject private Stopping stopping;
  @Inject private Limits limits;
  @Inject private InstantSource clock;
  private final LogOnce each =
      new LogOnce(System.getLogger(TimeOuts.class.getName()), "its time-out");

  void look() {
    if (!limits.times().any()) {
      return;
    }
    Instant now = clock.instant();
    each.attemptEach(
        operations.activeRoots(),
        root -> over(root, now).ifPresent(sentence -> end(root, sentence, now)));
  }

  private void end(Operation root, String sentence, Instant now) {
    Notice notice = Notice.of(CLOCK, sentence, now, limits.cancelGrace());
    var stopRequest = new Operation.StopRequest(Operation.StopRequest.Kind.TIMEOUT, notice);
    boolean asked =
        root.state().stopRequest().filter(h -> h.kind() == stopRequest.kind()).isPresent();
    if (!asked && transactions.timeOut(root.id(), root.term(), stopRequest)) {
      stopping.ask(root.id(), root.term(), notice);
    }
  }

  private Optional<String> over(Operation root, Instant now) {
    Limits.Times times = limits.times();
    List<Operation> tree = times.step().isPresent() ? operations.tree(root.id()) : List.of(root);
    List<OperationEvent> log = operations.events(root.id(), 0, Integer.MAX_VALUE);
    return TimeLimit.of(tree, log, times, now).stream()
        .filter(TimeLimit::over)
        .findFirst()
        .map(TimeLimit::sentence);
  }
}
