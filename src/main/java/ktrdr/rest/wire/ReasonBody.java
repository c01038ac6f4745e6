package ktrdr.rest.wire;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import ktrdr.sessions.SessionPhase;

/** The body of a pause, resume or retry: {@code {reason?, from?}}. */
public record ReasonBody(String reason, Optional<SessionPhase> from) {
  private static final List<String> STEPS =
      Arrays.stream(SessionPhase.working()).map(SessionPhase::step).toList();

  /** Reads a body that may hold only a reason. */
  public static ReasonBody read(String text, String otherwise) {
    Body body = Body.read(text);
    String reason = body.reason(otherwise);
    body.done();
    return new ReasonBody(reason, Optional.empty());
  }

  /** Reads a body that may also name a step. */
  public static ReasonBody withStep(String text, String otherwise) {
    Body body = Body.read(text);
    String reason = body.reason(otherwise);
    Optional<String> from = body.string("from");
    Optional<SessionPhase> phase = from.flatMap(ReasonBody::phase);
    if (from.isPresent() && phase.isEmpty()) {
      body.fault("from", "can't be \"" + from.get() + "\"; there are " + names());
    }
    body.done();
    return new ReasonBody(reason, phase);
  }

  private static Optional<SessionPhase> phase(String step) {
    String name = step.toLowerCase(Locale.ROOT);
    return Arrays.stream(SessionPhase.working()).filter(p -> p.step().equals(name)).findFirst();
  }

  private static String names() {
    return STEPS.stream().collect(Collectors.joining(", "));
  }
}
