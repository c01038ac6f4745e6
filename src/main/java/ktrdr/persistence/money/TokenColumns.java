package ktrdr.persistence.money;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.EnumMap;
import java.util.Map;
import ktrdr.agent.CacheLifetime;
import ktrdr.agent.TokenCounts;

/** Tokens in disjoint classes, a column each. */
@Embeddable
public class TokenColumns {
  /** Their sums, in the order in which {@link #read} takes them. */
  static final String SUMS =
      "sum(uncached_input_tokens), sum(cache_read_tokens), sum(cache_write_5m_tokens),"
          + " sum(cache_write_30m_tokens), sum(cache_write_1h_tokens),"
          + " sum(cache_write_12h_tokens), sum(output_tokens), sum(reasoning_tokens)";

  @Column(name = "uncached_input_tokens")
  private long uncachedInput;

  @Column(name = "cache_read_tokens")
  private long cacheRead;

  @Column(name = "cache_write_5m_tokens")
  private long fiveMinutes;

  @Column(name = "cache_write_30m_tokens")
  private long thirtyMinutes;

  @Column(name = "cache_write_1h_tokens")
  private long oneHour;

  @Column(name = "cache_write_12h_tokens")
  private long twelveHours;

  @Column(name = "output_tokens")
  private long output;

  @Column(name = "reasoning_tokens")
  private long reasoning;

  static TokenColumns of(TokenCounts tokens) {
    Map<CacheLifetime, Long> writes = tokens.cacheWrites();
    TokenColumns columns = new TokenColumns();
    columns.uncachedInput = tokens.uncachedInput();
    columns.cacheRead = tokens.cacheRead();
    columns.fiveMinutes = writes.getOrDefault(CacheLifetime.FIVE_MINUTES, 0L);
    columns.thirtyMinutes = writes.getOrDefault(CacheLifetime.THIRTY_MINUTES, 0L);
    columns.oneHour = writes.getOrDefault(CacheLifetime.ONE_HOUR, 0L);
    columns.twelveHours = writes.getOrDefault(CacheLifetime.TWELVE_HOURS, 0L);
    columns.output = tokens.output();
    columns.reasoning = tokens.reasoning();
    return columns;
  }

  /** Sums that begin at a place in a row. */
  static TokenColumns read(Object[] row, int first) {
    TokenColumns columns = new TokenColumns();
    columns.uncachedInput = number(row[first]);
    columns.cacheRead = number(row[first + 1]);
    columns.fiveMinutes = number(row[first + 2]);
    columns.thirtyMinutes = number(row[first + 3]);
    columns.oneHour = number(row[first + 4]);
    columns.twelveHours = number(row[first + 5]);
    columns.output = number(row[first + 6]);
    columns.reasoning = number(row[first + 7]);
    return columns;
  }

  private static long number(Object column) {
    return ((Number) column).longValue();
  }

  TokenCounts toCounts() {
    EnumMap<CacheLifetime, Long> writes = new EnumMap<>(CacheLifetime.class);
    writes.put(CacheLifetime.FIVE_MINUTES, fiveMinutes);
    writes.put(CacheLifetime.THIRTY_MINUTES, thirtyMinutes);
    writes.put(CacheLifetime.ONE_HOUR, oneHour);
    writes.put(CacheLifetime.TWELVE_HOURS, twelveHours);
    return new TokenCounts(uncachedInput, cacheRead, writes, output, reasoning);
  }
}
