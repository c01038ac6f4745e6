package ktrdr.agent.prices;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import ktrdr.agent.CacheLifetime;
import ktrdr.agent.TokenCounts;

/**
 * What a million tokens of each class cost, in US dollars.
 *
 * @param input tokens sent that are neither read from a cache nor written to one
 * @param cacheWrites by lifetime; one that is not listed costs what the dearest listed one does,
 *     and where none is listed, what input does
 */
public record Rates(
    BigDecimal input, BigDecimal cacheRead, List<CacheWrite> cacheWrites, BigDecimal output) {

  /** What a million tokens cost that are written to a cache for so long. */
  public record CacheWrite(CacheLifetime lifetime, BigDecimal rate) {}

  public Rates {
    cacheWrites = cacheWrites.stream().sorted(Comparator.comparing(CacheWrite::lifetime)).toList();
  }

  /** What these tokens cost, in millionths of a dollar. */
  BigDecimal of(TokenCounts tokens) {
    BigDecimal sum = times(tokens.uncachedInput(), input).add(times(tokens.cacheRead(), cacheRead));
    for (CacheLifetime lifetime : tokens.cacheWrites().keySet()) {
      sum = sum.add(times(tokens.cacheWrites().get(lifetime), cacheWrite(lifetime)));
    }
    return sum.add(times(tokens.output(), output));
  }

  /** The most that such tokens can cost, in millionths of a dollar. */
  BigDecimal most(long sent, Set<CacheLifetime> writes, long received) {
    BigDecimal dearest = input.max(cacheRead);
    for (CacheLifetime lifetime : writes) {
      dearest = dearest.max(cacheWrite(lifetime));
    }
    return times(sent, dearest).add(times(received, output));
  }

  BigDecimal cacheWrite(CacheLifetime lifetime) {
    return cacheWrites.stream()
        .filter(write -> write.lifetime() == lifetime)
        .map(CacheWrite::rate)
        .findFirst()
        .orElseGet(() -> cacheWrites.stream().map(CacheWrite::rate).reduce(input, BigDecimal::max));
  }

  private static BigDecimal times(long tokens, BigDecimal rate) {
    return rate.multiply(BigDecimal.valueOf(tokens));
  }
}
