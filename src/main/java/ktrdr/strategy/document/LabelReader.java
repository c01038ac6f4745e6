package ktrdr.strategy.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.strategy.Labels;
import ktrdr.strategy.Volatility;

/** {@code training.labels}: what the network learns to say. */
final class LabelReader {
  private static final String ZIGZAG = "zigzag";
  private static final String FORWARD_RETURN = "forward_return";
  private static final String TRIPLE_BARRIER = "triple_barrier";
  private static final int MOST_LOOKAHEAD = 1_000_000;
  private static final int LONGEST_HORIZON = 10_000;
  private static final int LONGEST_RANGE = 500;

  /** The keys of each source. */
  private static final Map<String, List<String>> KEYS = new LinkedHashMap<>();

  static {
    KEYS.put(ZIGZAG, List.of("zigzag_threshold", "label_lookahead"));
    KEYS.put(FORWARD_RETURN, List.of("horizon", "bullish_threshold", "bearish_threshold"));
    KEYS.put(
        TRIPLE_BARRIER,
        List.of(
            "vol_method",
            "atr_period",
            "vol_span",
            "pt_multiplier",
            "profit_target_atr",
            "sl_multiplier",
            "stop_loss_atr",
            "max_holding_period",
            "max_holding_bars",
            "compute_weights"));
  }

  private final Defaults defaults;

  LabelReader(Defaults defaults) {
    this.defaults = defaults;
  }

  Labels read(Section labels) {
    Entry entry = labels.at("source");
    Optional<String> named = entry.oneOf(Words.of(List.copyOf(KEYS.keySet())));
    String source = named.orElse(defaults.labels());
    boolean known = named.isPresent() || !entry.given();
    KEYS.forEach(
        (other, keys) -> {
          if (!other.equals(source)) {
            keys.forEach(key -> refuse(labels.at(key), other, source, known));
          }
        });
    Labels read =
        switch (source) {
          case FORWARD_RETURN -> forwardReturn(labels);
          case TRIPLE_BARRIER -> tripleBarrier(labels);
          default -> zigzag(labels);
        };
    labels.done();
    return read;
  }

  private static void refuse(Entry key, String owner, String source, boolean known) {
    if (key.given() && known) {
      key.fault("belongs to source " + owner + "; the source here is " + source);
    }
  }

  private static Labels zigzag(Section labels) {
    return new Labels.Zigzag(
        labels.at("zigzag_threshold").number(Range.of(0.0001, 0.5)).orElse(0.03),
        labels.at("label_lookahead").whole(1, MOST_LOOKAHEAD));
  }

  private static Labels forwardReturn(Section labels) {
    return new Labels.ForwardReturn(
        labels.at("horizon").whole(1, LONGEST_HORIZON).orElse(20),
        threshold(labels.at("bullish_threshold"), "0.01", Range.of(0.0001, 1)),
        threshold(labels.at("bearish_threshold"), "-0.01", Range.of(-1, -0.0001)));
  }

  private static double threshold(Entry entry, String example, Range range) {
    return entry
        .required("a return such as " + example + "; a number as the target is not supported yet")
        .number(range)
        .orElse(0.0);
  }

  private static Labels tripleBarrier(Section labels) {
    return new Labels.TripleBarrier(
        volatility(labels),
        multiple(labels.at("pt_multiplier", "profit_target_atr")),
        multiple(labels.at("sl_multiplier", "stop_loss_atr")),
        labels.at("max_holding_period", "max_holding_bars").whole(1, LONGEST_HORIZON).orElse(10),
        labels.at("compute_weights").flag().orElse(false));
  }

  private static Volatility volatility(Section labels) {
    boolean ewm =
        labels.at("vol_method").oneOf(Words.of("atr", "ewm")).filter("ewm"::equals).isPresent();
    Entry period = labels.at("atr_period");
    Entry span = labels.at("vol_span");
    Entry idle = ewm ? period : span;
    if (idle.given()) {
      idle.fault("has no effect with vol_method " + (ewm ? "ewm; use vol_span" : "atr"));
    }
    return ewm
        ? new Volatility.Ewm(span.whole(2, LONGEST_RANGE).orElse(100))
        : new Volatility.Atr(period.whole(1, LONGEST_RANGE).orElse(14));
  }

  private static double multiple(Entry entry) {
    return entry.number(Range.above(0, 100)).orElse(1.5);
  }
}
