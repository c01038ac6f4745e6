package ktrdr.sessions;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The session that another one repeats, or goes on from.
 *
 * @param session its number
 */
public record Origin(Kind kind, long session) {
  /** What is done with the earlier session. */
  public enum Kind {
    /** It runs again from its recorded turns; no model is called. */
    REPLAY,
    /** Its strategy is trained and tested again, with its seed. */
    RERUN,
    /** Its results are assessed anew. */
    FORK;

    /** The name of the field that holds the earlier session's number. */
    public String wire() {
      return this == FORK ? "forked_from" : name().toLowerCase(Locale.ROOT) + "_of";
    }

    /** Whether it shall find exactly what the earlier session found. */
    public boolean repeats() {
      return this != FORK;
    }
  }

  /** The one that the parameters of an operation name. */
  public static Optional<Origin> in(Map<String, Object> parameters) {
    return Arrays.stream(Kind.values())
        .filter(kind -> parameters.get(kind.wire()) instanceof Number)
        .map(kind -> new Origin(kind, ((Number) parameters.get(kind.wire())).longValue()))
        .findFirst();
  }

  /** The number of the earlier session, if this was done with it. */
  public Optional<Long> as(Kind asked) {
    return kind == asked ? Optional.of(session) : Optional.empty();
  }

  /** The phase that such a session begins with, if that is not the usual one. */
  public Optional<SessionPhase> beginsWith() {
    return kind == Kind.FORK ? Optional.of(SessionPhase.ASSESSING) : Optional.empty();
  }
}
