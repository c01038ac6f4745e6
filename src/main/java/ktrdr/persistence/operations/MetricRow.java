package ktrdr.persistence.operations;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ktrdr.operations.OperationId;
import ktrdr.persistence.IndexedQuery;
import ktrdr.persistence.Json;

/** One row of {@code operation_metrics}: an epoch of a training. */
@Entity
@Table(name = "operation_metrics")
@IdClass(MetricRow.Key.class)
public class MetricRow {
  private static final String LAST =
      "select m.operation_id as \"operation_id\", m.row_index as \"row_index\","
          + " m.body as \"body\" from operation_metrics m"
          + " --DERBY-PROPERTIES constraint=OPERATION_METRICS_PK\n"
          + " where m.operation_id = ? and m.row_index ="
          + " (select max(x.row_index) from operation_metrics x where x.operation_id = ?)";

  /** The operation and the number of the row. */
  public record Key(String operation, int number) {}

  @Id
  @Column(name = "operation_id")
  private String operation;

  @Id
  @Column(name = "row_index")
  private int number;

  @Lob
  @Column(name = "body")
  private String body;

  static MetricRow of(Key key, Map<String, Object> row) {
    MetricRow metric = new MetricRow();
    metric.operation = key.operation();
    metric.number = key.number();
    metric.body = Json.write(row);
    return metric;
  }

  /**
   * Reads the last row of each of these operations in one statement; PostgreSQL and Derby find it
   * through the primary key.
   */
  static Map<OperationId, Map<String, Object>> last(EntityManager em, List<OperationId> ids) {
    Map<OperationId, Map<String, Object>> last = new LinkedHashMap<>();
    if (!ids.isEmpty()) {
      String sql = String.join(" union all ", Collections.nCopies(ids.size(), LAST));
      IndexedQuery query =
          IndexedQuery.of(sql, ids.stream().flatMap(id -> Stream.of(id.value(), id.value())));
      for (Object row : query.entities(em, MetricRow.class)) {
        MetricRow metric = (MetricRow) row;
        last.put(new OperationId(metric.operation), metric.toMap());
      }
    }
    return last;
  }

  Map<String, Object> toMap() {
    return Json.read(body);
  }
}
