package ktrdr.agent;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Tokens of one call of a language model, as its provider counted them, in disjoint classes: their
 * sum is what was sent and received.
 *
 * @param uncachedInput tokens sent that were neither read from a cache nor written to one
 * @param cacheRead tokens sent that were read from a cache
 * @param cacheWrites tokens sent that were written to a cache, by their lifetime there
 * @param output tokens received, including those of the model's reasoning
 * @param reasoning the part of the output that was reasoning; 0 when the provider doesn't say
 */
public record TokenCounts(
    long uncachedInput,
    long cacheRead,
    Map<CacheLifetime, Long> cacheWrites,
    long output,
    long reasoning) {
  /** No token of any class. */
  public static final TokenCounts NONE = new TokenCounts(0, 0, Map.of(), 0, 0);

  public TokenCounts {
    EnumMap<CacheLifetime, Long> writes = new EnumMap<>(CacheLifetime.class);
    writes.putAll(cacheWrites);
    writes.values().removeIf(count -> count == 0);
    cacheWrites = Collections.unmodifiableMap(writes);
    if (uncachedInput < 0 || cacheRead < 0 || output < 0 || reasoning < 0 || reasoning > output) {
      throw new IllegalArgumentException("impossible token counts");
    }
    if (writes.values().stream().anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException("negative cache writes " + writes);
    }
  }

  /** Tokens written to a cache, of every lifetime. */
  public long cacheWrite() {
    return cacheWrites.values().stream().mapToLong(Long::longValue).sum();
  }

  /** All tokens sent. */
  public long input() {
    return uncachedInput + cacheRead + cacheWrite();
  }

  /** All tokens, sent and received. */
  public long total() {
    return input() + output;
  }

  /** These and those, class by class. */
  public TokenCounts plus(TokenCounts other) {
    EnumMap<CacheLifetime, Long> writes = new EnumMap<>(CacheLifetime.class);
    writes.putAll(cacheWrites);
    other.cacheWrites.forEach((lifetime, count) -> writes.merge(lifetime, count, Long::sum));
    return new TokenCounts(
        uncachedInput + other.uncachedInput,
        cacheRead + other.cacheRead,
        writes,
        output + other.output,
        reasoning + other.reasoning);
  }
}
