package ktrdr.sessions.schedules;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.Session;

/** Sessions that start by the clock, as it stood when it was read. */
public record Schedule(long id, Plan plan, Standing standing) {

  /**
   * What it starts, and when.
   *
   * @param design of the given strategy; or none
   */
  public record Plan(
      Optional<String> name,
      Cron cron,
      Overlap overlap,
      Assignment assignment,
      Session.Design design) {}

  /** What happens at a time at which there is no slot. */
  public enum Overlap {
    /** It is left out. */
    SKIP,
    /** A session waits for a slot; one, however often the time comes. */
    QUEUE;

    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Overlap> of(String wire) {
      return Arrays.stream(values()).filter(o -> o.wire().equalsIgnoreCase(wire)).findFirst();
    }
  }

  /**
   * How it stands.
   *
   * @param next when it fires; empty while it is paused
   */
  public record Standing(Instant created, String createdBy, Optional<Instant> next, Last last) {}

  /**
   * What came of it last.
   *
   * @param fired the time that it fired for, which may be a little later
   * @param session the last one that it started
   */
  public record Last(Optional<Instant> fired, Optional<String> result, Optional<Long> session) {
    static final Last NEVER = new Last(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** False while it is paused. */
  public boolean enabled() {
    return standing.next().isPresent();
  }
}
