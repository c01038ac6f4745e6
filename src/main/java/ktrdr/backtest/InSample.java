package ktrdr.backtest;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import ktrdr.market.BarSeries;
import ktrdr.market.fingerprints.Fingerprints;
import ktrdr.market.fingerprints.SeenBars;
import ktrdr.work.ProgressMonitor;

/**
 * How many of the tested bars a model knows from its training. Bars decide, not names or shares of
 * a split: a reload that shortens, continues, edits or renames a series changes nothing.
 *
 * @param bars number of such bars; empty when unknown
 * @param reason empty when the test is out of sample
 */
public record InSample(OptionalInt bars, Optional<Reason> reason) {
  /** The test has no bar that the model knows. */
  public static final InSample NONE = new InSample(OptionalInt.of(0), Optional.empty());

  /** Nobody knows which bars the model was trained on. */
  public static final InSample UNKNOWN =
      new InSample(OptionalInt.empty(), Optional.of(Reason.UNKNOWN));

  /**
   * From this share of equal bars on, chance does not explain them. Unrelated series of one-minute
   * bars agree in up to a tenth, because they move by few units of a fingerprint.
   */
  private static final double MORE_THAN_CHANCE = 0.25;

  /** Why a test is in sample. */
  public enum Reason {
    /** The model was trained or validated on tested bars, under whatever symbol. */
    SAME_BARS(
        "In sample: the model was trained or validated on %,d of the tested bars, or on later ones"
            + " of the same instrument."),

    /** All known bars lie before the end of the training on the same instrument. */
    BEFORE_END_OF_TRAINING(
        "In sample: %,d of the tested bars lie before the end of the model's training on the same"
            + " instrument."),

    /** An earlier version saved the model without its bars. */
    UNKNOWN(
        "In sample, as far as anybody can tell: the model was saved without the bars of its"
            + " training, so it may know the tested ones.");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }

    /** As in results: {@code same_bars}. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The reason of this name; empty for one of a later version. */
    public static Optional<Reason> of(String wire) {
      for (Reason reason : values()) {
        if (reason.wire().equals(wire)) {
          return Optional.of(reason);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * Compares tested bars with those that a model has seen.
   *
   * @param first index of the first tested bar
   * @param after index after the last one
   */
  static InSample of(
      SeenBars seen, BarSeries series, int first, int after, ProgressMonitor monitor) {
    Fingerprints tested = Fingerprints.of(series, first, after, monitor);
    int same = tested.among(seen.prints());
    if (seen.isInstrument(series, Fingerprints.of(series, monitor))) {
      int known = Math.max(0, Math.min(after, seen.behind(series)) - first);
      return of(known, same > 0 ? Reason.SAME_BARS : Reason.BEFORE_END_OF_TRAINING);
    }
    boolean chance = !(tested.overlap(seen.prints()).share() >= MORE_THAN_CHANCE);
    return of(chance ? 0 : same, Reason.SAME_BARS);
  }

  private static InSample of(int known, Reason reason) {
    return known == 0 ? NONE : new InSample(OptionalInt.of(known), Optional.of(reason));
  }

  /** What people must know who read the figures; empty when the test is out of sample. */
  public Optional<String> sentence() {
    return reason.map(why -> String.format(Locale.ROOT, why.sentence, bars.orElse(0)));
  }
}
