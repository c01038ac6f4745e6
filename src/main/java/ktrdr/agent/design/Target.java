package ktrdr.agent.design;

import java.util.Locale;
import ktrdr.agent.Wording;

/** What the network of a blueprint learns to say: which labels its bars get. */
sealed interface Target {

  /** In one line: {@code zigzag 0.021}. */
  String description();

  /** What a strategy that learns it claims. */
  String claim();

  /**
   * Swings of the closes.
   *
   * @param threshold smallest price move that makes a label, as a fraction
   */
  record Swings(double threshold) implements Target {
    @Override
    public String description() {
      return "zigzag " + Wording.plain(threshold);
    }

    @Override
    public String claim() {
      return String.format(
          Locale.ROOT, "it predicts the start of moves of %.2f%% or more", 100 * threshold);
    }
  }

  /**
   * Barriers above and below the next open.
   *
   * @param multiple distance of each, in average true ranges
   */
  record Barriers(double multiple) implements Target {
    /** Bars of the average true range. */
    static final int RANGE = 14;

    /** Bars in which a barrier must be touched. */
    static final int HORIZON = 10;

    @Override
    public String description() {
      return "barriers " + Wording.plain(multiple);
    }

    @Override
    public String claim() {
      return String.format(
          Locale.ROOT,
          "it predicts which way the price first moves by %.2f average true ranges, within %d bars",
          multiple,
          HORIZON);
    }
  }
}
