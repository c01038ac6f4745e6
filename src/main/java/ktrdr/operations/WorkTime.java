package ktrdr.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.work.Progress;

/**
 * How long an operation was worked on, and when it is likely to end. A worker notes it beside its
 * progress; pauses, gaps after a failure or a crash, and the time in the queue are no work.
 *
 * @param worked in all runs, until it was noted
 * @param noted when
 * @param end about when the work ends; empty when that can't be said yet
 */
public record WorkTime(Duration worked, Instant noted, Optional<Instant> end) {
  /** A worker notes it once a second: after this long nobody works. */
  private static final Duration FRESH = Duration.ofSeconds(2);

  // beside the facts of the work itself, and shown to nobody
  private static final String WORKED = "_worked_ms";
  private static final String NOTED = "_noted_at";
  private static final String END = "_ends_at";

  /** What was noted beside this progress; empty for work of earlier versions, and before it ran. */
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

  /** The facts of the work itself. */
  public static Map<String, Object> shown(Progress progress) {
    Map<String, Object> facts = new LinkedHashMap<>(progress.context());
    facts.keySet().removeAll(List.of(WORKED, NOTED, END));
    return facts;
  }

  /** Progress with what was noted beside other progress of the same operation. */
  public static Progress carried(Progress from, Progress to) {
    Progress plain = with(to, shown(to));
    return of(from).map(noted -> noted.on(plain)).orElse(plain);
  }

  /** Notes it beside progress. */
  Progress on(Progress progress) {
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

  /** Until now, when somebody works on it. */
  Duration until(Instant now, boolean working) {
    Duration since = Duration.between(noted, now);
    boolean counts = working && !since.isNegative();
    return counts ? worked.plus(since.compareTo(FRESH) < 0 ? since : FRESH) : worked;
  }
}
