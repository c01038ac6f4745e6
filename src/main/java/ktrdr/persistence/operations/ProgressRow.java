package ktrdr.persistence.operations;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import ktrdr.persistence.Json;
import ktrdr.work.Progress;

/**
 * One row of {@code operation_progress}, separate from the operation so that progress never changes
 * its version.
 */
@Entity
@Table(name = "operation_progress")
public class ProgressRow {
  @Id
  @Column(name = "operation_id")
  private String id;

  private double fraction;
  private String label;

  @Column(name = "items_processed")
  private long itemsProcessed;

  @Column(name = "items_total")
  private long itemsTotal;

  @Lob private String context;

  static ProgressRow start(String id) {
    ProgressRow row = new ProgressRow();
    row.id = id;
    row.label = "";
    return row;
  }

  String id() {
    return id;
  }

  Progress toProgress() {
    return new Progress(fraction, label, itemsProcessed, itemsTotal, Json.read(context));
  }
}
