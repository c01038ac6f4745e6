package ktrdr.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationEvent;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationType;

/**
 * A limited time and how much of it has passed since the work, or the wait, last began. A resume, a
 * retry and the end of a pause restart the clock; a takeover by another server does not.
 *
 * @param what beginning of a sentence: {@code It worked}
 * @param setting the variable that sets the limit
 */
public record TimeLimit(String what, String setting, Duration limit, Duration elapsed) {
  private static final double NEAR = 0.8;

  /**
   * The limits that apply to a tree now.
   *
   * @param tree its root first; the root alone if no step is limited
   * @param log all events of the tree, in order
   */
  public static List<TimeLimit> of(
      List<Operation> tree, List<OperationEvent> log, Limits.Times times, Instant now) {
    Operation root = tree.get(0);
    List<TimeLimit> limits = new ArrayList<>();
    if (root.state().ownership().turn().isPresent()) {
      Instant since = last(root, log, TimeLimit::waits).orElse(root.state().created());
      of("It waited for a slot", "QUEUE", times.queue(), since, now).ifPresent(limits::add);
    }
    if (root.status() == OperationStatus.RUNNING) {
      of("It worked", "SESSION", times.session(), began(root, log), now).ifPresent(limits::add);
      tree.stream()
          .filter(o -> o.type().worksItself() && o.status() == OperationStatus.RUNNING)
          .filter(o -> o.type() != OperationType.SWEEP) // It waits for the steps of others.
          .findFirst()
          .flatMap(o -> of("A step worked", "STEP", times.step(), began(o, log), now))
          .ifPresent(limits::add);
    }
    return limits;
  }

  private static Instant began(Operation running, List<OperationEvent> log) {
    return last(running, log, TimeLimit::begins)
        .orElseGet(() -> running.state().started().orElseThrow());
  }

  private static Optional<Instant> last(
      Operation operation, List<OperationEvent> log, Predicate<OperationEvent> what) {
    return log.stream()
        .filter(e -> e.operation().equals(operation.id()) && what.test(e))
        .reduce((earlier, later) -> later)
        .map(OperationEvent::time);
  }

  private static boolean waits(OperationEvent event) {
    return event.changes().get("turn") != null;
  }

  private static boolean begins(OperationEvent event) {
    boolean ran = event.what().before().filter(OperationStatus.RUNNING::equals).isPresent();
    return event.after() == OperationStatus.RUNNING && !ran;
  }

  private static Optional<TimeLimit> of(
      String what, String setting, Optional<Duration> limit, Instant since, Instant now) {
    String variable = "KTRDR_TIMEOUT_" + setting;
    return limit.map(most -> new TimeLimit(what, variable, most, Duration.between(since, now)));
  }

  public boolean over() {
    return elapsed.compareTo(limit) > 0;
  }

  /** Whether most of the time has passed. */
  public boolean near() {
    return elapsed.toMillis() >= NEAR * limit.toMillis();
  }

  /** The reason for ending the work once the time is over. */
  public String sentence() {
    return what + " longer than " + limit + " (" + setting + ")";
  }
}
