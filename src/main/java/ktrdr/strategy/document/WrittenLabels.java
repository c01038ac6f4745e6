package ktrdr.strategy.document;

import static ktrdr.strategy.document.StrategyWriter.number;
import static ktrdr.strategy.document.StrategyWriter.ordered;

import java.util.Map;
import ktrdr.strategy.Labels;
import ktrdr.strategy.Volatility;

/** Writes {@code training.labels}. */
final class WrittenLabels {
  private WrittenLabels() {}

  static Map<String, Object> map(Labels labels) {
    if (labels instanceof Labels.ForwardReturn forward) {
      return of(forward);
    }
    if (labels instanceof Labels.TripleBarrier barriers) {
      return of(barriers);
    }
    return of((Labels.Zigzag) labels);
  }

  private static Map<String, Object> of(Labels.Zigzag zigzag) {
    Map<String, Object> map =
        ordered("source", "zigzag", "zigzag_threshold", number(zigzag.threshold()));
    zigzag.lookahead().ifPresent(bars -> map.put("label_lookahead", bars));
    return map;
  }

  private static Map<String, Object> of(Labels.ForwardReturn forward) {
    Map<String, Object> map = ordered("source", "forward_return", "horizon", forward.horizon());
    map.put("bullish_threshold", number(forward.bullish()));
    map.put("bearish_threshold", number(forward.bearish()));
    return map;
  }

  private static Map<String, Object> of(Labels.TripleBarrier barriers) {
    boolean ewm = barriers.volatility() instanceof Volatility.Ewm;
    Map<String, Object> map =
        ordered("source", "triple_barrier", "vol_method", ewm ? "ewm" : "atr");
    map.put(ewm ? "vol_span" : "atr_period", barriers.volatility().warmUp());
    map.put("pt_multiplier", number(barriers.profit()));
    map.put("sl_multiplier", number(barriers.stop()));
    map.put("max_holding_period", barriers.horizon());
    if (barriers.weighted()) {
      map.put("compute_weights", true);
    }
    return map;
  }
}
