package ktrdr.strategy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.market.Timeframe;
import ktrdr.strategy.Strategy.PriceSource;

/** Small strategies for tests. */
public final class Strategies {
  private Strategies() {}

  /** A set {@code rsi} (low, mid, high) over RSI(14) and a set {@code trend} over MACD's line. */
  public static Strategy rsiAndMacd() {
    Map<String, Strategy.Indicator> indicators = new LinkedHashMap<>();
    indicators.put("rsi_14", indicator("rsi", Map.of("period", 14.0)));
    indicators.put("macd", indicator("macd", Map.of("fast", 12.0, "slow", 26.0, "signal", 9.0)));
    indicators.put("dist", indicator("distance_from_ma", Map.of("period", 20.0)));
    Map<String, Membership> levels = new LinkedHashMap<>();
    levels.put("low", new Membership.Triangle(0, 25, 45));
    levels.put("mid", new Membership.Triangle(35, 50, 65));
    levels.put("high", new Membership.Triangle(55, 75, 100));
    return of(
        indicators,
        0,
        new Strategy.FuzzySet("rsi", "rsi_14", "", levels),
        new Strategy.FuzzySet(
            "trend", "macd", "histogram", Map.of("rising", new Membership.Triangle(0, 6, 20))),
        new Strategy.FuzzySet(
            "dist", "dist", "", Map.of("above", new Membership.Triangle(0, 0.05, 0.1))));
  }

  /** One feature: how much RSI(2) is 100. */
  public static Strategy tiny(int historyRequired) {
    return of(
        Map.of("rsi", indicator("rsi", Map.of("period", 2.0))),
        historyRequired,
        new Strategy.FuzzySet(
            "rsi", "rsi", "", Map.of("high", new Membership.Triangle(50, 100, 100))));
  }

  private static Strategy of(
      Map<String, Strategy.Indicator> indicators, int history, Strategy.FuzzySet... inputs) {
    return new Strategy(
        "test",
        new Strategy.Text("", ""),
        new Strategy.Data("TEST", Timeframe.D1, Optional.empty(), Optional.empty(), history),
        indicators,
        List.of(inputs),
        new Strategy.Learning(
            new Strategy.Network(List.of(8), "relu", 0),
            new Strategy.Optimiser(
                3, 32, 0.001, "adam", 0, 1, false, Optional.empty(), Optional.empty()),
            new Labels.Zigzag(0.03, Optional.empty()),
            Optional.empty(),
            1),
        new Strategy.Trading(
            0.5, true, 0, new Strategy.Account(100_000, 0.001, 0.0005, 0.25, false)));
  }

  private static Strategy.Indicator indicator(String type, Map<String, Double> parameters) {
    return new Strategy.Indicator(type, parameters, PriceSource.CLOSE);
  }
}
