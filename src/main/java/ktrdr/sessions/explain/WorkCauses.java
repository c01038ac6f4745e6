package ktrdr.sessions.explain;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.owners.Beats;
import ktrdr.operations.owners.OwnerStore.Beat;
import ktrdr.sessions.TimeLimit;
import ktrdr.sessions.explain.Diagnosis.Pulse;
import ktrdr.sessions.explain.Explanation.Cause;
import ktrdr.sessions.explain.Explanation.Code;
import ktrdr.work.DurationText;

/** Explains how running work is doing. */
final class WorkCauses {
  // A server beats once a second, so two beats were missed.
  private static final Duration QUIET = Duration.ofSeconds(2);
  // A shorter silence is normal, however long such work was silent before.
  private static final Duration SHORT = Duration.ofSeconds(1);

  private WorkCauses() {}

  static String summary(Diagnosis diagnosis) {
    Operation operation = diagnosis.operation();
    if (operation.status() != OperationStatus.RUNNING) {
      return "About to begin";
    }
    String label = operation.progress().label();
    return "Running"
        + (label.isEmpty() ? "" : ", " + label)
        + ", "
        + operation.progress().percent();
  }

  /** The owning server has not been heard of, by the database's clock. */
  static Optional<Cause> ownerSilent(Diagnosis diagnosis) {
    Optional<String> owner = diagnosis.root().state().ownership().owner();
    if (owner.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("owner", owner.get());
    if (diagnosis.beat().isEmpty()) {
      return Optional.of(silent("Its server has ended", diagnosis, numbers));
    }
    Beat beat = diagnosis.beat().get();
    Duration silence = Duration.between(beat.last(), beat.now());
    if (silence.compareTo(QUIET) < 0) {
      return Optional.empty();
    }
    numbers.put("last_beat_at", beat.last().toString());
    numbers.put("silent_seconds", DurationText.seconds(silence));
    String sentence =
        "Its server was last heard of "
            + DurationText.words(silence)
            + " ago, by the database's clock";
    return Optional.of(silent(sentence, diagnosis, numbers));
  }

  private static Cause silent(String sentence, Diagnosis diagnosis, Map<String, Object> numbers) {
    String then =
        diagnosis.limits().resume()
            ? "another server, or its next start, goes on with it"
            : "another server, or its next start, ends it (KTRDR_RECOVERY=fail)";
    String detail =
        sentence + "; after " + DurationText.words(Beats.LEASE) + " without a beat " + then;
    return new Cause(
        Code.OWNER_SILENT,
        detail,
        Optional.of("see whether it runs: ktrdr server status; start it: ktrdr server start"),
        numbers);
  }

  /** The work was asked to stop and has not, or is silent for longer than such work ever was. */
  static Optional<Cause> safePointGap(Diagnosis diagnosis) {
    Operation root = diagnosis.root();
    boolean asked =
        root.status() == OperationStatus.CANCELLING || root.state().stopRequest().isPresent();
    return diagnosis.pulse().filter(p -> asked || unusual(p)).map(WorkCauses::gap);
  }

  private static boolean unusual(Pulse pulse) {
    return pulse.silence().compareTo(SHORT) > 0 && pulse.silence().compareTo(pulse.longest()) > 0;
  }

  private static Cause gap(Pulse pulse) {
    String detail =
        "Its work was last at a safe point "
            + DurationText.words(pulse.silence())
            + " ago; the longest that such work took here before is "
            + DurationText.words(pulse.longest());
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("silent_seconds", DurationText.seconds(pulse.silence()));
    numbers.put("longest_seconds", DurationText.seconds(pulse.longest()));
    return new Cause(Code.SAFE_POINT_GAP, detail, Optional.empty(), numbers);
  }

  /** Time limits that are nearly reached; empty once the work was asked to stop. */
  static List<Cause> timeoutNear(Diagnosis diagnosis) {
    return diagnosis.root().state().stopRequest().isPresent()
        ? List.of()
        : TimeLimit.of(
                diagnosis.subject().tree(),
                diagnosis.subject().log(),
                diagnosis.limits().times(),
                diagnosis.now())
            .stream()
            .filter(TimeLimit::near)
            .map(WorkCauses::near)
            .toList();
  }

  private static Cause near(TimeLimit time) {
    String detail =
        time.what()
            + " "
            + DurationText.words(time.elapsed())
            + " of "
            + DurationText.words(time.limit());
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("setting", time.setting());
    numbers.put("limit_seconds", DurationText.seconds(time.limit()));
    numbers.put("elapsed_seconds", DurationText.seconds(time.elapsed()));
    String remedy = "a longer time: " + time.setting() + ", then restart the server";
    return new Cause(Code.TIMEOUT_NEAR, detail, Optional.of(remedy), numbers);
  }

  static Cause running(Diagnosis diagnosis) {
    Operation operation = diagnosis.operation();
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("step", operation.progress().label());
    numbers.put("percentage", Math.round(operation.progress().fraction() * 10_000) / 100.0);
    numbers.put("started_at", operation.state().started().map(Instant::toString).orElse(null));
    numbers.put("owner", diagnosis.root().state().ownership().owner().orElse(null));
    numbers.put(
        "last_report_seconds",
        diagnosis.pulse().flatMap(Pulse::sinceReport).map(DurationText::seconds).orElse(null));
    numbers.put(
        "last_safe_point_seconds",
        diagnosis.pulse().map(Pulse::silence).map(DurationText::seconds).orElse(null));
    return new Cause(Code.RUNNING, detail(diagnosis), Optional.empty(), numbers);
  }

  private static String detail(Diagnosis diagnosis) {
    Operation operation = diagnosis.operation();
    if (operation.status() != OperationStatus.RUNNING) {
      return "Its turn has come: its job is being started";
    }
    return "It works"
        + operation.duration(diagnosis.now()).map(d -> " for " + DurationText.words(d)).orElse("")
        + diagnosis
            .pulse()
            .flatMap(Pulse::sinceReport)
            .map(since -> ", and last reported " + DurationText.words(since) + " ago")
            .orElse("");
  }
}
