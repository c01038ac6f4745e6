package ktrdr.sessions.schedules;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.Session;
import ktrdr.sessions.Start;

/** A schedule, which starts sessions by the clock, as of when it was read. */
public record Schedule(long id, Plan plan, Standing standing) {

  /**
   * What it starts, and when.
   *
   * @param design of the given strategy; may be empty
   */
  public record Plan(
      Optional<String> name,
      Cron cron,
      Overlap overlap,
      Assignment assignment,
      Session.Design design) {

    /** What is started each time. */
    Start start() {
      return Start.now(assignment, design).withQueue(overlap == Overlap.QUEUE);
    }
  }

  /** What happens if no slot is free at a due time. */
  public enum Overlap {
    /** This time is skipped. */
    SKIP,
    /** A session waits for a slot; never more than one, however often the schedule fires. */
    QUEUE;

    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Overlap> of(String wire) {
      return Arrays.stream(values()).filter(o -> o.wire().equalsIgnoreCase(wire)).findFirst();
    }
  }

  /**
   * The state of a schedule.
   *
   * @param next when it fires next; empty while it is paused
   */
  public record Standing(Instant created, String createdBy, Optional<Instant> next, Last last) {}

  /**
   * The result of the last firing.
   *
   * @param fired the time it fired for, which may be slightly before the actual start
   * @param session the last session that it started
   */
  public record Last(Optional<Instant> fired, Optional<String> result, Optional<Long> session) {
    static final Last NEVER = new Last(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** False while it is paused. */
  public boolean enabled() {
    return standing.next().isPresent();
  }
}
