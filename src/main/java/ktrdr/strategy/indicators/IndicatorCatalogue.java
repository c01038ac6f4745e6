package ktrdr.strategy.indicators;

import java.util.List;
import java.util.Optional;
import ktrdr.strategy.Strategy;

/** The indicator types that documents may use. */
public final class IndicatorCatalogue {
  private static final List<IndicatorType> TYPES =
      List.of(
          new Rsi(),
          new Macd(),
          new DistanceFromMa(),
          new Stochastic(),
          new WilliamsR(),
          new Cci(),
          new Roc(),
          new AtrIndicator(),
          new Adx(),
          new BollingerBands(),
          new BollingerBandWidth(),
          new VolumeRatio());

  /** Types of document version 3.0 that this release can't compute yet. */
  public static final List<String> NOT_YET =
      List.of(
          "momentum",
          "aroon",
          "keltner",
          "donchian",
          "supertrend",
          "parabolic_sar",
          "ichimoku",
          "sma",
          "ema",
          "wma",
          "obv",
          "vwap",
          "mfi",
          "cmf",
          "ad_line",
          "squeeze",
          "rvi",
          "fisher",
          "zigzag");

  private IndicatorCatalogue() {}

  /** All types, in display order. */
  public static List<IndicatorType> types() {
    return TYPES;
  }

  public static Optional<IndicatorType> find(String name) {
    return TYPES.stream().filter(type -> type.name().equals(name)).findFirst();
  }

  /** Returns the type of an indicator of a valid strategy. */
  public static IndicatorType of(Strategy.Indicator indicator) {
    return find(indicator.type()).orElseThrow();
  }
}
