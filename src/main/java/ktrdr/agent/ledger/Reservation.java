package ktrdr.agent.ledger;

import java.math.BigDecimal;
import java.util.Optional;
import ktrdr.agent.prices.PlannedCall;
import ktrdr.agent.prices.PriceRow;

/**
 * The most that a call can use.
 *
 * @param price version of the row that it was computed from; empty when the price is not known
 * @param input tokens
 * @param output tokens
 * @param amount US dollars, with every digit; empty when the price is not known
 */
public record Reservation(
    Optional<String> price, long input, long output, Optional<BigDecimal> amount) {

  /** For a call that costs what a row says. */
  public static Reservation of(PlannedCall call, Optional<PriceRow> row) {
    return new Reservation(
        row.map(PriceRow::version),
        call.mostInput(row.map(r -> r.facts().overheadTokens()).orElse(0L)),
        call.maxOutput(),
        row.map(r -> r.most(call)));
  }

  /** What is taken from the budgets: nothing when the price is not known. */
  BigDecimal held() {
    return amount.orElse(BigDecimal.ZERO);
  }

  /** Whether a bill is for more than the call could use. */
  boolean exceededBy(Bill bill, BigDecimal cost) {
    return bill.tokens().input() > input
        || bill.tokens().output() > output
        || amount.map(most -> cost.compareTo(most) > 0).orElse(false);
  }
}
