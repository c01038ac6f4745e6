package ktrdr.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationStatus;

/**
 * A time that an operator limits, and how much of it has gone by.
 *
 * @param what a sentence's beginning: {@code It worked}
 * @param setting the variable that says how long it may take
 */
record TimeLimit(String what, String setting, Duration limit, Duration elapsed) {
  private static final double NEAR = 0.8;

  /**
   * The limits that a tree has at this moment.
   *
   * @param tree its root first; the root alone when no step is limited
   */
  static List<TimeLimit> of(List<Operation> tree, Limits.Times times, Instant now) {
    Operation root = tree.get(0);
    List<TimeLimit> limits = new ArrayList<>();
    if (root.status() == OperationStatus.PENDING && root.state().tenure().turn().isPresent()) {
      Instant since = root.state().created();
      of("It waited for a slot", "QUEUE", times.queue(), since, now).ifPresent(limits::add);
    }
    if (root.status() == OperationStatus.RUNNING) {
      Instant since = root.state().started().orElseThrow();
      of("It worked", "SESSION", times.session(), since, now).ifPresent(limits::add);
      tree.stream()
          .filter(o -> o.type().worksItself() && o.status() == OperationStatus.RUNNING)
          .flatMap(o -> o.state().started().stream())
          .findFirst()
          .flatMap(start -> of("A step worked", "STEP", times.step(), start, now))
          .ifPresent(limits::add);
    }
    return limits;
  }

  private static Optional<TimeLimit> of(
      String what, String setting, Optional<Duration> limit, Instant since, Instant now) {
    String variable = "KTRDR_TIMEOUT_" + setting;
    return limit.map(most -> new TimeLimit(what, variable, most, Duration.between(since, now)));
  }

  boolean over() {
    return elapsed.compareTo(limit) > 0;
  }

  /** Most of it has gone by. */
  boolean near() {
    return elapsed.toMillis() >= NEAR * limit.toMillis();
  }

  /** Why it ends, when it is over. */
  String sentence() {
    return what + " longer than " + limit + " (" + setting + ")";
  }
}
