package ktrdr.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.util.Map;

/** One row of {@code operation_metrics}: an epoch of a training. */
@Entity
@Table(name = "operation_metrics")
@IdClass(MetricRow.Key.class)
public class MetricRow {
  /** Operation and number of the row. */
  public record Key(String operation, int number) {}

  @Id
  @Column(name = "operation_id")
  private String operation;

  @Id
  @Column(name = "row_index")
  private int number;

  @Lob private String body;

  static MetricRow of(Key key, Map<String, Object> row) {
    MetricRow metric = new MetricRow();
    metric.operation = key.operation();
    metric.number = key.number();
    metric.body = Json.write(row);
    return metric;
  }

  Map<String, Object> toMap() {
    return Json.read(body);
  }
}
