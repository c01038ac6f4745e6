package ktrdr.agent.prices;

import java.util.OptionalLong;
import java.util.Set;
import ktrdr.agent.CacheLifetime;
import ktrdr.agent.ServiceTerms;

/**
 * A call that is about to be sent, as far as it decides what the call can cost.
 *
 * @param model id, as its provider calls it
 * @param requestBytes length of the request's body; no token is shorter than a byte
 * @param counted tokens of the request as the provider counts them, when it was asked
 * @param maxOutput the most tokens that the request lets the model answer
 * @param writes lifetimes for which the request lets the provider cache
 * @param terms the dearest that the request lets the provider serve it under
 */
public record PlannedCall(
    String model,
    long requestBytes,
    OptionalLong counted,
    long maxOutput,
    Set<CacheLifetime> writes,
    ServiceTerms terms) {

  public PlannedCall {
    writes = Set.copyOf(writes);
    if (requestBytes < 0 || maxOutput < 0 || counted.orElse(0) < 0) {
      throw new IllegalArgumentException("negative size of a call");
    }
  }

  /** The same call with so many output tokens. */
  public PlannedCall answering(long output) {
    return new PlannedCall(model, requestBytes, counted, output, writes, terms);
  }

  /** The most tokens that it can send, if its provider adds at most so many. */
  public long mostInput(long overhead) {
    // A count is the provider's estimate: a tenth more, and the next whole token.
    long counts = counted.isEmpty() ? requestBytes : (counted.getAsLong() * 11 + 9) / 10;
    return Math.min(requestBytes, counts) + overhead;
  }
}
