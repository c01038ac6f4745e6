package ktrdr.work;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far a piece of work has come. The work counts this itself; it is never estimated from time.
 *
 * @param fraction share of this work that is done, 0 to 1
 * @param label what is being done, for people: {@code "epoch 12/50"}
 * @param itemsProcessed units done (epochs, bars, candidates, resamples), 0 or more
 * @param itemsTotal units planned, 0 if unknown
 * @param context further facts by name, such as {@code val_loss}; values are strings, numbers or
 *     booleans
 */
public record Progress(
    double fraction,
    String label,
    long itemsProcessed,
    long itemsTotal,
    Map<String, Object> context) {

  public static final Progress NONE = new Progress(0, "", 0, 0, Map.of());

  public Progress {
    if (!(fraction >= 0 && fraction <= 1)) {
      throw new IllegalArgumentException("fraction " + fraction);
    }
    context = Map.copyOf(context);
  }

  /** Progress of {@code done} units out of {@code total}; a total of 0 counts as nothing done. */
  public static Progress of(long done, long total, String label) {
    double fraction = total <= 0 ? 0 : Math.min(1, (double) done / total);
    return new Progress(fraction, label, done, total, Map.of());
  }

  /** {@code 41 %}, rounded down, so that 100 is only said when all is done. */
  public String percent() {
    // 29 of 100 is 28.999999999999996 %
    return (long) Math.floor(100 * fraction + 1e-9) + " %";
  }

  /** Returns this progress with one more fact in its context. */
  public Progress with(String key, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(context);
    more.put(key, value);
    return new Progress(fraction, label, itemsProcessed, itemsTotal, more);
  }

  /** Returns this progress with another label. */
  public Progress labelled(String words) {
    return new Progress(fraction, words, itemsProcessed, itemsTotal, context);
  }

  /** Returns this progress as done: fraction 1, and all planned units processed. */
  public Progress finished() {
    return new Progress(1, label, Math.max(itemsProcessed, itemsTotal), itemsTotal, context);
  }

  /**
   * Returns this progress as a share of larger work: 0 becomes {@code from}, 1 becomes {@code to}.
   */
  public Progress within(double from, double to) {
    double scaled = from + (to - from) * fraction;
    return new Progress(scaled, label, itemsProcessed, itemsTotal, context);
  }
}
