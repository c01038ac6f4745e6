package ktrdr.agent.design;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import ktrdr.agent.Wording;

/** What the network of a blueprint learns to say: which labels its bars get. */
sealed interface Target {

  /** In one line: {@code zigzag 0.021}. */
  String description();

  /** What a strategy that learns it claims. */
  String claim();

  /** The labels of a strategy document. */
  Map<String, Object> labels();

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

    @Override
    public Map<String, Object> labels() {
      Map<String, Object> labels = new LinkedHashMap<>();
      labels.put("source", "zigzag");
      labels.put("zigzag_threshold", threshold);
      return labels;
    }
  }

  /**
   * Barriers above and below the next open.
   *
   * @param multiple distance of each, in average true ranges
   */
  record Barriers(double multiple) implements Target {
    private static final int RANGE = 14;
    private static final int HORIZON = 10;

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

    @Override
    public Map<String, Object> labels() {
      Map<String, Object> labels = new LinkedHashMap<>();
      labels.put("source", "triple_barrier");
      labels.put("atr_period", RANGE);
      labels.put("pt_multiplier", multiple);
      labels.put("sl_multiplier", multiple);
      labels.put("max_holding_period", HORIZON);
      return labels;
    }
  }
}
