package ktrdr.persistence.sessions;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.Session;
import ktrdr.sessions.schedules.Cron;
import ktrdr.sessions.schedules.Schedule;

/** One row of {@code schedules}. */
@Entity
@Table(name = "schedules")
public class ScheduleRow {
  @Id private Long id;

  private String name;
  private String cron;
  private String zone;
  private String overlap;
  @Lob private String assignment;

  @Column(name = "strategy_name")
  private String strategyName;

  @Column(name = "created_at")
  private Instant created;

  @Column(name = "created_by")
  private String createdBy;

  @Column(name = "next_fire_at")
  private Instant next;

  @Column(name = "last_fired_at")
  private Instant fired;

  @Column(name = "last_result")
  private String result;

  @Column(name = "last_session_id")
  private Long session;

  static ScheduleRow of(long id, Schedule.Plan plan, Schedule.Standing standing) {
    ScheduleRow row = new ScheduleRow();
    row.id = id;
    row.name = plan.name().orElse(null);
    row.cron = plan.cron().expression();
    row.zone = plan.cron().zone().getId();
    row.overlap = plan.overlap().wire();
    row.assignment = AssignmentJson.write(plan.assignment());
    row.strategyName = plan.design().name().orElse(null);
    row.created = standing.created();
    row.createdBy = standing.createdBy();
    row.next = standing.next().orElse(null);
    return row;
  }

  Schedule toSchedule() {
    Assignment asked = AssignmentJson.read(assignment);
    return new Schedule(
        id,
        new Schedule.Plan(
            Optional.ofNullable(name),
            new Cron(cron, ZoneId.of(zone)),
            Schedule.Overlap.of(overlap).orElseThrow(),
            asked,
            new Session.Design(Optional.ofNullable(strategyName), asked.strategy())),
        new Schedule.Standing(
            created,
            createdBy,
            Optional.ofNullable(next),
            new Schedule.Last(
                Optional.ofNullable(fired),
                Optional.ofNullable(result),
                Optional.ofNullable(session))));
  }
}
