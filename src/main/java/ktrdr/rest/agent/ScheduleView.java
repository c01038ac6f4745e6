package ktrdr.rest.agent;

import java.time.Instant;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.schedules.Schedule;

/** A schedule that starts sessions. */
public record ScheduleView(
    long id,
    String name,
    String cron,
    String zone,
    String overlap,
    boolean enabled,
    Instant createdAt,
    String createdBy,
    Instant nextFireAt,
    Instant lastFiredAt,
    String lastResult,
    Long lastSessionId,
    ScheduledTriggerView trigger) {

  /** The trigger of its sessions, in the form that {@code POST /agent/trigger} accepts. */
  public record ScheduledTriggerView(
      String model,
      String brief,
      String strategy,
      String symbol,
      String timeframe,
      Long seed,
      int candidates,
      int resamples,
      Integer surrogates,
      EvaluationView evaluation,
      boolean bypassGates) {

    static ScheduledTriggerView of(Assignment assignment) {
      return new ScheduledTriggerView(
          assignment.model(),
          assignment.brief(),
          assignment.strategy().orElse(null),
          assignment.market().symbol(),
          assignment.market().timeframe(),
          assignment.seed().orElse(null),
          assignment.effort().candidates(),
          assignment.effort().resamples(),
          surrogates(assignment.effort()),
          assignment.evaluation().map(EvaluationView::of).orElse(null),
          assignment.bypassGates());
    }

    /** How many surrogates are asked for; null if as many as the verdict needs. */
    static Integer surrogates(Assignment.Effort effort) {
      return effort.surrogates().isPresent() ? effort.surrogates().getAsInt() : null;
    }
  }

  static ScheduleView of(Schedule schedule) {
    Schedule.Plan plan = schedule.plan();
    Schedule.Standing standing = schedule.standing();
    return new ScheduleView(
        schedule.id(),
        plan.name().orElse(null),
        plan.cron().expression(),
        plan.cron().zone().getId(),
        plan.overlap().wire(),
        schedule.enabled(),
        standing.created(),
        standing.createdBy(),
        standing.next().orElse(null),
        standing.last().fired().orElse(null),
        standing.last().result().orElse(null),
        standing.last().session().orElse(null),
        ScheduledTriggerView.of(plan.assignment()));
  }
}
