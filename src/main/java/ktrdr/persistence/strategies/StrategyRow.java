package ktrdr.persistence.strategies;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;
import ktrdr.sessions.strategies.StoredStrategy;

/** One row of {@code strategies}. */
@Entity
@Table(name = "strategies")
public class StrategyRow {
  @Id private String name;

  @Lob private String document;

  private String sha256;

  @Column(name = "created_at")
  private Instant created;

  @Column(name = "updated_at")
  private Instant updated;

  @Column(name = "updated_by")
  private String updatedBy;

  static StrategyRow of(StoredStrategy strategy) {
    StrategyRow row = new StrategyRow();
    row.name = strategy.name();
    row.document = strategy.text();
    row.sha256 = strategy.sha256();
    row.created = strategy.stamp().created();
    row.updated = strategy.stamp().updated();
    row.updatedBy = strategy.stamp().updatedBy();
    return row;
  }

  StoredStrategy toStrategy() {
    return new StoredStrategy(
        name, document, new StoredStrategy.Stamp(created, updated, updatedBy));
  }
}
