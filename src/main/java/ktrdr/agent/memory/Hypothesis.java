package ktrdr.agent.memory;

import java.time.Instant;
import java.util.Optional;

/**
 * A claim about a market.
 *
 * @param id rises with time; 0 before it is stored
 * @param text in one line
 * @param source who claims it: {@code builtin}, or {@code provider/id} of a language model
 */
public record Hypothesis(
    long id,
    String text,
    String source,
    RememberedMarket market,
    Raised raised,
    Standing standing) {

  /** The phase that raised it. */
  public enum Phase {
    /** Before the test: a designer may be told of it. */
    DESIGN,
    /** After the test, knowing its figures: for people only. */
    ASSESSMENT
  }

  /**
   * How it came up.
   *
   * @param session its number
   * @param masked whether who raised it did not know the market
   */
  public record Raised(long session, Phase phase, boolean masked, Instant at) {}

  /**
   * What became of it.
   *
   * @param by number of the session that settled it
   */
  public record Standing(HypothesisStatus status, Optional<Long> by, Optional<Instant> at) {
    public static final Standing UNTESTED =
        new Standing(HypothesisStatus.UNTESTED, Optional.empty(), Optional.empty());
  }

  /** A new one, which nobody tested. */
  public static Hypothesis raised(
      String text, String source, RememberedMarket market, Raised raised) {
    return new Hypothesis(0, text, source, market, raised, Standing.UNTESTED);
  }
}
