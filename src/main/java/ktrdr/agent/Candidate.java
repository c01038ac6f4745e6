package ktrdr.agent;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ktrdr.backtest.Metrics;

/**
 * A strategy that was tried.
 *
 * @param number from 1, in the order of the search
 * @param name the name of its document
 * @param description what sets it apart, in one line
 * @param score on rows that it did not learn from; empty when it could not be trained
 * @param rejection why it could not be trained; empty when it could
 */
public record Candidate(
    int number,
    Origin origin,
    String name,
    String description,
    Optional<TrialScore> score,
    String rejection) {

  private static final TrialScore NONE =
      new TrialScore(Double.NaN, Double.NaN, 0, Double.NaN, Double.NaN, 0);

  /** How a candidate was found. */
  public enum Origin {
    /** Drawn from anywhere in the space. */
    EXPLORED,
    /** A small change of one of the best so far. */
    REFINED
  }

  /** By the names of the wire; the numbers are null when it could not be trained. */
  Map<String, Object> facts() {
    return new Metrics()
        .say("number", number)
        .say("name", name)
        .say("origin", origin.name().toLowerCase(Locale.ROOT))
        .say("description", description)
        .all(score.orElse(NONE).facts())
        .say("rejection", rejection.isEmpty() ? null : rejection)
        .asMap();
  }
}
