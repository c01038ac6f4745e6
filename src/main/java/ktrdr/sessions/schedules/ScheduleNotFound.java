package ktrdr.sessions.schedules;

import ktrdr.work.Refusal;

/** No schedule has this id. */
public final class ScheduleNotFound extends Refusal {
  private static final long serialVersionUID = 1L;

  public ScheduleNotFound(String id) {
    super(Kind.NOT_FOUND, "schedule_not_found", "Schedule not found: " + id);
    member("success", false);
    member("reason", code());
  }
}
