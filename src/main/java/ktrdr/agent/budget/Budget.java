package ktrdr.agent.budget;

import java.math.BigDecimal;
import java.util.Optional;
import ktrdr.agent.prices.Dollars;

/**
 * How much may be spent, and how much is. Amounts are US dollars with every digit.
 *
 * @param cap empty when there is none
 * @param spent for good
 * @param held for calls whose cost is not known yet
 * @param blocks bills that wait for a person
 */
public record Budget(
    BudgetKey key, Optional<BigDecimal> cap, BigDecimal spent, BigDecimal held, int blocks) {

  /** What is left; 0 when more was spent than may be, empty without a cap. */
  public Optional<BigDecimal> remaining() {
    return cap.map(most -> Dollars.plain(most.subtract(spent).subtract(held).max(BigDecimal.ZERO)));
  }

  /** Whether there is so much left. What costs nothing always fits. */
  public boolean fits(BigDecimal amount) {
    return amount.signum() == 0
        || cap.map(most -> spent.add(held).add(amount).compareTo(most) <= 0).orElse(true);
  }
}
