package ktrdr.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import ktrdr.operations.Caller;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;

/** Ends what takes longer than an operator allows: waiting, one step, or the whole. */
@ApplicationScoped
public class TimeOuts {
  private static final Caller CLOCK = Caller.server("timeout");

  @Inject private OperationStore operations;
  @Inject private HaltBook book;
  @Inject private Stopping stopping;
  @Inject private Limits limits;
  @Inject private InstantSource clock;

  void look() {
    if (!limits.times().any()) {
      return;
    }
    Instant now = clock.instant();
    for (Operation root : operations.activeRoots()) {
      over(root, now).ifPresent(sentence -> end(root, sentence, now));
    }
  }

  private void end(Operation root, String sentence, Instant now) {
    Instant deadline = now.plus(limits.cancelGrace());
    var halt = new Operation.Halt(Operation.Halt.Kind.TIMEOUT, now, CLOCK, sentence, deadline);
    boolean asked = root.state().halt().filter(h -> h.kind() == halt.kind()).isPresent();
    if (!asked && book.timeOut(root.id(), halt)) {
      stopping.ask(operations.find(root.id()).orElseThrow(), limits.cancelGrace());
    }
  }

  private Optional<String> over(Operation root, Instant now) {
    Limits.Times times = limits.times();
    if (root.status() == OperationStatus.PENDING && root.state().tenure().turn().isPresent()) {
      return over("It waited for a slot", root.state().created(), times.queue(), "QUEUE", now);
    }
    if (root.status() != OperationStatus.RUNNING) {
      return Optional.empty();
    }
    Instant started = root.state().started().orElseThrow();
    return over("It worked", started, times.session(), "SESSION", now)
        .or(() -> step(root).flatMap(s -> over("A step worked", s, times.step(), "STEP", now)));
  }

  private Optional<Instant> step(Operation root) {
    if (limits.times().step().isEmpty()) {
      return Optional.empty();
    }
    return operations.tree(root.id()).stream()
        .filter(o -> o.type().worksItself() && o.status() == OperationStatus.RUNNING)
        .flatMap(o -> o.state().started().stream())
        .findFirst();
  }

  private static Optional<String> over(
      String what, Instant since, Optional<Duration> limit, String setting, Instant now) {
    return limit
        .filter(most -> Duration.between(since, now).compareTo(most) > 0)
        .map(most -> what + " longer than " + most + " (KTRDR_TIMEOUT_" + setting + ")");
  }
}
