package ktrdr.operations;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What language models used for some work: tokens, in the providers' counts, and money.
 *
 * @param uncachedInput tokens that were neither read from a cache nor written to one
 * @param output tokens of the replies
 * @param cost in US dollars, with every digit; empty when a model's price is not known
 */
public record Usage(
    long uncachedInput, long cacheRead, long cacheWrite, long output, Optional<BigDecimal> cost) {
  private static final Usage NONE = new Usage(0, 0, 0, 0, Optional.of(BigDecimal.ZERO));

  /** Of work that calls no language model. */
  public static Usage none() {
    return NONE;
  }

  /** Tokens that were sent, by whatever way they were billed. */
  public long input() {
    return uncachedInput + cacheRead + cacheWrite;
  }

  /** All tokens, sent and received. */
  public long total() {
    return input() + output;
  }
}
