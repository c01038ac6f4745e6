package ktrdr.agent.assess;

import static ktrdr.agent.Wording.percent;

import java.util.Locale;
import java.util.OptionalDouble;

/** Writes whether a strategy entered at better times than chance would have. Needs trades. */
record TimingRemarks(Findings found, Remarks remarks) {
  // In percent of the random entries.
  private static final double TIMED = 95;
  private static final double UNTIMED = 80;

  void write() {
    OptionalDouble percentile = found.percentile();
    percentile.ifPresentOrElse(this::beside, this::suppose);
  }

  private void beside(double percentile) {
    String better =
        String.format(
            Locale.ROOT,
            "It is better than %.1f%% of entries at random times with the same exposure of %s",
            percentile,
            percent(found.metrics().exposure()));
    if (percentile >= TIMED) {
      remarks.strength(better + ".");
      remarks.hypothesis(
          "Its entries are timed well: on another period they beat 95 of 100 draws.");
    } else if (percentile < UNTIMED) {
      remarks.weakness(better + ": its timing is no better than chance.");
      remarks.hypothesis("Its entries are as good as any: random ones earn as much again.");
    } else {
      remarks.weakness(better + ", which is too few to call it timing.");
      remarks.hypothesis(
          "Its entries are timed a little: on another period they beat half of the draws again.");
    }
  }

  /** Without random entries, as in backtests of earlier versions. */
  private void suppose() {
    double own = found.metrics().totalReturn();
    String exposure = percent(found.metrics().exposure());
    if (own > found.market().totalReturn()) {
      remarks.hypothesis(
          "The excess return comes from timing: random entries with the same exposure of "
              + exposure
              + " earn less in 95 of 100 draws.");
      return;
    }
    String claim =
        own > 0 ? "What it earns is the market's own drift" : "Its entries are as good as any";
    remarks.hypothesis(
        claim + ": random entries with the same exposure of " + exposure + " earn as much.");
  }
}
