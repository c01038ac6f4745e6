package ktrdr.rest.money;

import java.math.BigDecimal;
import java.time.Instant;
import ktrdr.agent.budget.CapChange;

/**
 * A limit that somebody set.
 *
 * @param budget {@code daily}, {@code total} or the session's
 * @param limitUsd null for none
 */
public record CapChangeView(
    String budget, BigDecimal limitUsd, String by, String reason, Instant at) {

  static CapChangeView of(CapChange change) {
    return new CapChangeView(
        change.key().text(), change.cap().orElse(null), change.by(), change.reason(), change.at());
  }
}
