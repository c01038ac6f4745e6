package ktrdr.sessions.sweeps;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.Scene;
import ktrdr.sessions.standalone.SweepPlan;

/** Sweeps for tests. */
final class Sweeping {
  private Sweeping() {}

  /** Two settings of two values, with two seeds. */
  static SweepPlan plan() {
    Map<String, List<Object>> settings = new LinkedHashMap<>();
    settings.put("training.epochs", List.of(new BigDecimal("20"), new BigDecimal("40")));
    settings.put("model.architecture.activation", List.of("relu", "tanh"));
    return new SweepPlan(given(), Optional.of("small"), settings, List.of(7L, -3L));
  }

  static Assignment given() {
    Assignment usual = Scene.ASSIGNMENT;
    return new Assignment(
        usual.models(),
        "",
        Optional.of(
            """
            name: small
            version: "3.0"
            training_data: {symbols: {symbol: SPX}, timeframes: {timeframe: 1d}}
            indicators: {rsi_14: {type: rsi}, macd: {type: macd}}
            fuzzy_sets:
              rsi: {indicator: rsi_14, low: [0, 25, 45], high: [55, 75, 100]}
              trend: {indicator: macd.line, up: [0, 5, 10]}
            nn_inputs: [{fuzzy_set: rsi}, {fuzzy_set: trend}]
            """),
        usual.market(),
        Optional.of(1L),
        usual.effort(),
        usual.testing());
  }

  /** One seed after the other, each of which designs. */
  static SweepPlan seeds(Long... seeds) {
    return new SweepPlan(Scene.ASSIGNMENT, Optional.empty(), Map.of(), List.of(seeds));
  }
}
