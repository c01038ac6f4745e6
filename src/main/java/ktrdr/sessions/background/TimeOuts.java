package ktrdr.sessions.background;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import ktrdr.operations.Caller;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationEvent;
import ktrdr.operations.OperationStore;
import ktrdr.sessions.Limits;
import ktrdr.sessions.TimeLimit;
import ktrdr.sessions.jobs.Stopping;
import ktrdr.sessions.lifecycle.HaltBook;

/** Ends what takes longer than an operator allows: waiting, one step, or the whole. */
@ApplicationScoped
public class TimeOuts {
  private static final Caller CLOCK = Caller.server("timeout");

  @Inject private OperationStore operations;
  @Inject private HaltBook book;
  @Inject private Stopping stopping;
  @Inject private Limits limits;
  @Inject private InstantSource clock;
  private final EachTree each =
      new EachTree(System.getLogger(TimeOuts.class.getName()), "its time-out");

  void look() {
    if (!limits.times().any()) {
      return;
    }
    Instant now = clock.instant();
    each.attempt(
        operations.activeRoots(),
        root -> over(root, now).ifPresent(sentence -> end(root, sentence, now)));
  }

  private void end(Operation root, String sentence, Instant now) {
    Instant deadline = now.plus(limits.cancelGrace());
    var halt = new Operation.Halt(Operation.Halt.Kind.TIMEOUT, now, CLOCK, sentence, deadline);
    boolean asked = root.state().halt().filter(h -> h.kind() == halt.kind()).isPresent();
    if (!asked && book.timeOut(root.id(), root.epoch(), halt)) {
      stopping.ask(root.id(), root.epoch(), now, limits.cancelGrace());
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
