package ktrdr.sessions.schedules;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores schedules. All calls join the caller's transaction. */
public interface ScheduleStore {

  /** Stores a new schedule and gives it an id. */
  Schedule add(Schedule.Plan plan, Schedule.Standing standing);

  /** Lists schedules by id. */
  List<Schedule> list();

  Optional<Schedule> find(long id);

  /** Schedules whose time has come. */
  List<Schedule> due(Instant now);

  /**
   * Compare-and-set: sets the next time to {@code next} if it still is what {@code seen} says.
   *
   * @return false if another server fired it first, or it was paused or removed
   */
  boolean claim(Schedule seen, Optional<Instant> next);

  /** Stores the result of the last firing. */
  void note(long id, Schedule.Last last);

  /** Removes a schedule; returns false if there is none with this id. */
  boolean remove(long id);
}
