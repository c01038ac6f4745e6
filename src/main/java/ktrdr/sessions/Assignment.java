package ktrdr.sessions;

import java.util.Optional;

/**
 * What a session was asked to do.
 *
 * @param model who designs and assesses: {@code builtin}
 * @param brief what the strategy should be about, in words; may be empty
 * @param strategy document of a given strategy, which skips the design; empty to design one
 * @param seed of all randomness; by default the session's id
 * @param effort how much work the agent's phases do
 */
public record Assignment(
    String model,
    String brief,
    Optional<String> strategy,
    Market market,
    Optional<Long> seed,
    Effort effort,
    boolean bypassGates) {

  /** Bars to research: {@code SPX}, {@code 1d}. */
  public record Market(String symbol, String timeframe) {}

  /**
   * How much work the agent does.
   *
   * @param candidates strategies that the designer scores, 1 to 100,000
   * @param resamples bootstrap resamples of the assessment, 100 to 10,000,000
   */
  public record Effort(int candidates, int resamples) {}
}
