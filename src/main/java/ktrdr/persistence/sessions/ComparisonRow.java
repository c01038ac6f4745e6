package ktrdr.persistence.sessions;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import ktrdr.persistence.Json;
import ktrdr.sessions.comparisons.ModelComparison;

/** One row of {@code agent_comparisons}. */
@Entity
@Table(name = "agent_comparisons")
public class ComparisonRow {
  private static final String ASSIGNMENTS = "assignments";

  @Id private Long id;

  @Column(name = "created_at")
  private Instant created;

  @Column(name = "created_by")
  private String createdBy;

  private int sessions;
  @Lob private String assignments;

  static ComparisonRow of(long id, ModelComparison.Plan plan, Instant created, String createdBy) {
    ComparisonRow row = new ComparisonRow();
    row.id = id;
    row.created = created;
    row.createdBy = createdBy;
    row.sessions = plan.sessions();
    row.assignments =
        Json.write(Map.of(ASSIGNMENTS, plan.first().stream().map(AssignmentJson::fields).toList()));
    return row;
  }

  ModelComparison toComparison() {
    List<?> first = (List<?>) Json.read(assignments).get(ASSIGNMENTS);
    return new ModelComparison(
        id,
        new ModelComparison.Plan(
            first.stream().map(fields -> AssignmentJson.of((Map<?, ?>) fields)).toList(), sessions),
        created,
        createdBy);
  }
}
