package ktrdr.sessions;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Selects and orders the sessions of a list. Empty filters match everything.
 *
 * @param symbol in upper case
 * @param verdict its word
 * @param model who designs, as people name it
 * @param since only sessions that were asked for at this time or later
 * @param ascending the smallest first; sessions without the figure always come last
 */
public record SessionQuery(
    Optional<SessionOutcome> outcome,
    Optional<String> symbol,
    Optional<String> verdict,
    Optional<String> model,
    Optional<Instant> since,
    Sort sort,
    boolean ascending) {

  /** The figure that sessions are ordered by. */
  public enum Sort {
    /** The newest first. */
    ID,
    SHARPE,
    RETURN,
    TRADES;

    /** Its name in lower case. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** All names. */
    public static List<String> words() {
      return Arrays.stream(values()).map(Sort::wire).toList();
    }

    /** The one with this name, in any case. */
    public static Optional<Sort> of(String wire) {
      return Arrays.stream(values()).filter(s -> s.wire().equalsIgnoreCase(wire)).findFirst();
    }
  }

  /** All sessions with this outcome, the newest first. */
  public static SessionQuery of(Optional<SessionOutcome> outcome) {
    return new SessionQuery(
        outcome,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Sort.ID,
        false);
  }
}
