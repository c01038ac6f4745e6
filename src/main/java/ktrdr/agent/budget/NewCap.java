package ktrdr.agent.budget;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A cap that somebody wants.
 *
 * @param key of a session, {@link BudgetKey#DAILY} or {@link BudgetKey#TOTAL}
 * @param cap in US dollars; empty for none
 */
public record NewCap(BudgetKey key, Optional<BigDecimal> cap) {}
