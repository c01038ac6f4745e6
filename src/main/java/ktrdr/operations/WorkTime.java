package ktrdr.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.work.Progress;

/**
 * The working time of an operation and its estimated end, which a worker stores with its progress.
 * Pauses, downtime after a failure or crash, and time in the queue do not count.
 *
 * @param worked working time of all runs until {@code noted}
 * @param noted when the worker stored it
 * @param end the estimated end; empty when there is no estimate yet
 */
public record WorkTime(Duration worked, Instant noted, Optional<Instant> end) {
  /** A worker stores it once a second: after this long nobody works. */
  private static final Duration FRESH = Duration.ofSeconds(2);

  // Stored in the context next to the facts of the work, and never shown.
  private static final String WORKED = "_worked_ms";
  private static final String NOTED = "_noted_at";
  private static final String END = "_ends_at";

  /**
   * Reads the working time from progress; empty before the work ran and for earlier ktrdr versions.
   */
  public static Optional<WorkTime> of(Progress progress) {
    Map<String, Object> context = progress.context();
    return context.containsKey(WORKED)
        ? Optional.of(
            new WorkTime(
                Duration.ofMillis(((Number) context.get(WORKED)).longValue()),
                Instant.parse((String) context.get(NOTED)),
                Optional.ofNullable((String) context.get(END)).map(Instant::parse)))
        : Optional.empty();
  }

  /** The context of the progress without the working time. */
  public static Map<String, Object> shown(Progress progress) {
    Map<String, Object> facts = new LinkedHashMap<>(progress.context());
    facts.keySet().removeAll(List.of(WORKED, NOTED, END));
    return facts;
  }

  /** Returns {@code to} with the working time of {@code from}. */
  public static Progress carried(Progress from, Progress to) {
    Progress plain = with(to, shown(to));
    return of(from).map(noted -> noted.on(plain)).orElse(plain);
  }

  /** Adds this working time to the context of the progress. */
  public Progress on(Progress progress) {
    Map<String, Object> context = new LinkedHashMap<>(shown(progress));
    context.put(WORKED, worked.toMillis());
    context.put(NOTED, noted.toString());
    end.ifPresent(at -> context.put(END, at.toString()));
    return with(progress, context);
  }

  private static Progress with(Progress progress, Map<String, Object> context) {
    return new Progress(
        progress.fraction(),
        progress.label(),
        progress.itemsProcessed(),
        progress.itemsTotal(),
        context);
  }

  /** The working time that was left when it was noted; empty when there was no estimate. */
  public Optional<Duration> left() {
    return end.map(at -> Duration.between(noted, at)).filter(left -> !left.isNegative());
  }

  /** The working time until {@code now}, if somebody works on it. */
  Duration until(Instant now, boolean working) {
    Duration since = Duration.between(noted, now);
    boolean counts = working && !since.isNegative();
    return counts ? worked.plus(since.compareTo(FRESH) < 0 ? since : FRESH) : worked;
  }
}
