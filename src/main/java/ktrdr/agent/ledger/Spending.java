package ktrdr.agent.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.TokenCounts;
import ktrdr.agent.prices.Dollars;

/**
 * What some attempts used, in all.
 *
 * @param key of the group: an operation's id, a model, a day …
 * @param known US dollars, with every digit, of all attempts whose price is known
 * @param held US dollars that count against budgets beside that
 * @param attempts how many, those that were released not among them
 * @param unpriced how many of them have no known price
 */
public record Spending(
    String key,
    TokenCounts tokens,
    BigDecimal known,
    BigDecimal held,
    long attempts,
    long unpriced) {

  /** What all of it cost; empty when the price of a part is not known. */
  public Optional<BigDecimal> cost() {
    return unpriced == 0 ? Optional.of(known) : Optional.empty();
  }

  /** These and those, under this key. */
  public Spending plus(Spending other) {
    return new Spending(
        key,
        tokens.plus(other.tokens),
        Dollars.plain(known.add(other.known)),
        Dollars.plain(held.add(other.held)),
        attempts + other.attempts,
        unpriced + other.unpriced);
  }

  /** What attempts have in common that are added up. */
  public enum By {
    OPERATION,
    /** The root operation. */
    SESSION,
    /** As it was asked for. */
    MODEL,
    DAY,
    PHASE
  }

  /**
   * Which attempts.
   *
   * @param operations ids; empty for all
   * @param roots ids; empty for all
   * @param since the first day; empty for all
   */
  public record Which(List<String> operations, List<String> roots, Optional<LocalDate> since) {
    /** All there are. */
    public static final Which ALL = new Which(List.of(), List.of(), Optional.empty());

    public static Which ofOperations(Collection<String> ids) {
      return new Which(List.copyOf(ids), List.of(), Optional.empty());
    }

    public static Which ofRoots(Collection<String> ids) {
      return new Which(List.of(), List.copyOf(ids), Optional.empty());
    }
  }
}
