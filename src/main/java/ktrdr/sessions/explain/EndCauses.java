package ktrdr.sessions.explain;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.operations.Notice;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationStatus;
import ktrdr.sessions.SessionOutcome;
import ktrdr.sessions.budget.BudgetWait;
import ktrdr.sessions.explain.Diagnosis.Pulse;
import ktrdr.sessions.explain.Explanation.Cause;
import ktrdr.sessions.explain.Explanation.Code;
import ktrdr.work.DurationText;

/** Explains what ended work or is to stop it. */
final class EndCauses {
  /** The session then goes on by itself. */
  private static final String RAISE =
      "raise the cap, or wait for the next day in UTC: ktrdr agent budget set --daily USD"
          + " --reason WHY";

  private static final String LOOK =
      "see which call waits for you, and settle it: ktrdr agent ledger --waiting";

  private EndCauses() {}

  /** The most important fact about ended work. */
  static String summary(Diagnosis diagnosis) {
    Operation operation = diagnosis.operation();
    return switch (operation.status()) {
      case COMPLETED ->
          "Completed"
              + diagnosis.subject().outcome().map(o -> " with outcome " + o.wire()).orElse("");
      case FAILED -> "Failed" + operation.state().error().map(e -> ": " + e).orElse("");
      default -> "Cancelled";
    };
  }

  static Cause finished(Diagnosis diagnosis) {
    Operation operation = diagnosis.operation();
    Optional<Operation.Cancellation> who =
        operation
            .state()
            .cancellation()
            .filter(c -> operation.status() == OperationStatus.CANCELLED);
    Map<String, Object> how = new LinkedHashMap<>();
    how.put("outcome", diagnosis.subject().outcome().map(SessionOutcome::wire).orElse(null));
    how.put("ended_at", operation.state().ended().map(Instant::toString).orElse(null));
    how.put("error", operation.state().error().orElse(null));
    how.put("cancelled_by", who.map(c -> c.notice().by().by()).orElse(null));
    how.put("forced", who.map(Operation.Cancellation::forced).orElse(null));
    String detail =
        "It ended "
            + operation.state().ended().map(Instant::toString).orElse("")
            + operation
                .duration(diagnosis.now())
                .map(d -> " after " + DurationText.words(d))
                .orElse("")
            + who.map(c -> ", cancelled by " + by(c.notice())).orElse("")
            + who.filter(Operation.Cancellation::forced).map(c -> ", cut off").orElse("");
    return new Cause(Code.FINISHED, detail, goOn(diagnosis.root()), how);
  }

  // Don't advise what must fail again; the sentence itself then says what to change.
  private static Optional<String> goOn(Operation root) {
    boolean again = root.state().error().filter(FailsAgain::says).isPresent();
    return root.status().canBecome(OperationStatus.RESUMING) && !again
        ? Optional.of("go on with it: ktrdr operations resume " + root.id().value())
        : Optional.empty();
  }

  static Cause paused(Diagnosis diagnosis) {
    Operation root = diagnosis.root();
    Map<String, Object> who = new LinkedHashMap<>();
    String detail =
        root.state()
            .stopRequest()
            .map(Operation.StopRequest::notice)
            .map(
                notice -> {
                  who.putAll(who(notice));
                  return isByBudget(notice)
                      ? "Paused at " + notice.requested() + ". " + notice.reason()
                      : "Paused by " + by(notice) + ", " + notice.requested();
                })
            .orElse("Paused");
    Optional<BudgetWait> wait = diagnosis.subject().budget();
    wait.ifPresent(
        money -> {
          who.put("budget", money.forPerson() ? null : money.budget());
          who.put("needed_usd", money.needed());
        });
    String remedy =
        wait.map(money -> money.forPerson() ? LOOK : RAISE)
            .orElse("ktrdr operations resume " + root.id().value());
    return new Cause(Code.PAUSED, detail, Optional.of(remedy), who);
  }

  private static boolean isByBudget(Notice notice) {
    return notice.by().by().equals("budget");
  }

  /** A user or a time limit asked work to stop, and it has not stopped yet. */
  static Optional<Cause> asked(Diagnosis diagnosis) {
    Operation root = diagnosis.root();
    if (root.status() == OperationStatus.CANCELLING) {
      return root.state()
          .cancellation()
          .map(Operation.Cancellation::notice)
          .map(n -> stopping(diagnosis, Code.CANCELLING, "Cancelled by " + by(n), n));
    }
    return root.state()
        .stopRequest()
        .map(
            stopRequest ->
                stopping(
                    diagnosis,
                    stopRequest.kind() == Operation.StopRequest.Kind.PAUSE
                        ? Code.PAUSE_REQUESTED
                        : Code.TIMEOUT_NEAR,
                    stopRequest.kind() == Operation.StopRequest.Kind.PAUSE
                        ? "Asked to pause by " + by(stopRequest.notice())
                        : stopRequest.notice().reason(),
                    stopRequest.notice()));
  }

  private static Cause stopping(Diagnosis diagnosis, Code code, String why, Notice notice) {
    Duration left = Duration.between(diagnosis.now(), notice.deadline());
    String detail =
        why
            + "; it stops at its next safe point"
            + (left.isNegative()
                ? ", and is cut off now: its grace is over"
                : ", and is cut off in " + DurationText.words(left));
    Map<String, Object> who = who(notice);
    who.put("deadline", notice.deadline().toString());
    who.put("left_seconds", Math.max(0, DurationText.seconds(left)));
    String force = "ktrdr operations cancel " + diagnosis.root().id().value() + " --force";
    return new Cause(
        code, detail, code == Code.CANCELLING ? Optional.of(force) : Optional.empty(), who);
  }

  /** Threads of this server that were cut off and have not ended. */
  static Optional<Cause> stillStopping(Diagnosis diagnosis) {
    List<Pulse> left = diagnosis.pulses().stream().filter(Pulse::cutOff).toList();
    if (left.isEmpty()) {
      return Optional.empty();
    }
    Duration longest =
        left.stream().map(Pulse::silence).max(Duration::compareTo).orElse(Duration.ZERO);
    String detail =
        "A thread that was cut off has not ended yet, and was last at a safe point "
            + DurationText.words(longest)
            + " ago; nothing that it writes is accepted";
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("threads", left.size());
    numbers.put("silent_seconds", DurationText.seconds(longest));
    return Optional.of(new Cause(Code.STILL_STOPPING, detail, Optional.empty(), numbers));
  }

  private static String by(Notice notice) {
    return notice.by().by() + (notice.reason().isBlank() ? "" : " (" + notice.reason() + ")");
  }

  private static Map<String, Object> who(Notice notice) {
    Map<String, Object> who = new LinkedHashMap<>();
    who.put("by", notice.by().by());
    who.put("from", notice.by().from());
    who.put("reason", notice.reason());
    who.put("requested_at", notice.requested().toString());
    return who;
  }
}
