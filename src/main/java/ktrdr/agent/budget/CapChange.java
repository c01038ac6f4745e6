package ktrdr.agent.budget;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A cap that somebody set.
 *
 * @param key of a session, {@link BudgetKey#DAILY} or {@link BudgetKey#TOTAL}
 * @param cap in US dollars; empty for none
 */
public record CapChange(
    BudgetKey key, Optional<BigDecimal> cap, String by, String reason, Instant at) {
  public CapChange {
    if (cap.isPresent() && cap.get().signum() < 0) {
      throw new IllegalArgumentException("a cap of " + cap.get());
    }
  }
}
