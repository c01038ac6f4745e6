package ktrdr.persistence.money;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import ktrdr.agent.budget.BudgetKey;
import ktrdr.agent.budget.CapChange;
import ktrdr.agent.prices.Dollars;

/** One row of {@code llm_caps}. */
@Entity
@Table(name = "llm_caps")
public class CapRow {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "budget")
  private String key;

  @Column(name = "cap_usd")
  private BigDecimal cap;

  @Column(name = "set_by")
  private String by;

  @Column(name = "set_reason")
  private String reason;

  @Column(name = "set_at")
  private Instant at;

  static CapRow of(CapChange change) {
    CapRow row = new CapRow();
    row.key = change.key().text();
    row.cap = change.cap().orElse(null);
    row.by = change.by();
    row.reason = change.reason();
    row.at = change.at();
    return row;
  }

  Long id() {
    return id;
  }

  CapChange toChange() {
    Optional<BigDecimal> most = Optional.ofNullable(Dollars.plain(cap));
    return new CapChange(new BudgetKey(key), most, by, reason, at);
  }
}
