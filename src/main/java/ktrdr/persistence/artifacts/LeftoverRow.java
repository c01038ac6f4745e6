package ktrdr.persistence.artifacts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One row of {@code removed_operations}: a deleted operation whose files may still exist. */
@Entity
@Table(name = "removed_operations")
public class LeftoverRow {
  @Id
  @Column(name = "operation_id")
  private String id;

  @Column(name = "removed_at")
  private Instant removed;

  static LeftoverRow of(String id, Instant removed) {
    LeftoverRow row = new LeftoverRow();
    row.id = id;
    row.removed = removed;
    return row;
  }

  Instant removed() {
    return removed;
  }
}
