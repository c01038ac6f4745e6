package ktrdr.persistence.sessions;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import ktrdr.sessions.admission.Capacity;

/** The only row of {@code session_capacity}. */
@Entity
@Table(name = "session_capacity")
public class CapacityRow {
  @Id private int id;
  private long turns;

  /** What {@link NextNumber} reads. */
  @Column(name = "last_session")
  private long lastSession;

  @Column(name = "last_comparison")
  private long lastComparison;

  @Column(name = "last_schedule")
  private long lastSchedule;

  @Column(name = "agent_disabled")
  private boolean disabled;

  @Column(name = "disabled_by")
  private String by;

  @Column(name = "disabled_reason")
  private String reason;

  int id() {
    return id;
  }

  long turns() {
    return turns;
  }

  Capacity.Agent agent() {
    return new Capacity.Agent(!disabled, Optional.ofNullable(by), Optional.ofNullable(reason));
  }
}
