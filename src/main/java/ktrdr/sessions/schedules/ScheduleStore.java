package ktrdr.sessions.schedules;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where schedules are kept. All calls join the caller's transaction. */
public interface ScheduleStore {

  /** Keeps a new schedule and gives it its id. */
  Schedule add(Schedule.Plan plan, Schedule.Standing standing);

  /** In the order of their ids. */
  List<Schedule> list();

  Optional<Schedule> find(long id);

  /** Those whose time has come. */
  List<Schedule> due(Instant now);

  /**
   * Compare-and-set: the next time is {@code next} when it still is what {@code seen} says.
   *
   * @return false when somebody came first: another server fired it, or it was paused or removed
   */
  boolean claim(Schedule seen, Optional<Instant> next);

  /** Notes what came of it. */
  void note(long id, Schedule.Last last);

  /** False when there is no such. */
  boolean remove(long id);
}
