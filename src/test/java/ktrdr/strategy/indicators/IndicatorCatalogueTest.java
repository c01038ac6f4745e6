package ktrdr.strategy.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import ktrdr.market.BarSeries;
import ktrdr.market.Closes;
import ktrdr.market.Timeframe;
import ktrdr.market.sources.Bars;
import ktrdr.strategy.Prices;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.Strategy.PriceSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IndicatorCatalogueTest {
  /** Closes of the worked example that textbooks and chart sites give for Wilder's RSI(14). */
  private static final double[] WILDER = {
    44.3389, 44.0902, 44.1497, 43.6124, 44.3278, 44.8264, 45.0955, 45.4245, 45.8433, 46.0826,
    45.8931, 46.0328, 45.6140, 46.2820, 46.2820, 46.0028, 46.0328, 46.4116, 46.2222, 45.6439
  };

  @Test
  void rsi_of_the_classic_series_is_as_published() {
    double[] rsi = values("rsi", Map.of("period", 14.0), WILDER)[0];
    assertThat(Arrays.copyOfRange(rsi, 14, 20))
        .containsExactly(new double[] {70.53, 66.32, 66.55, 69.41, 66.36, 57.97}, within(0.01));
    assertThat(rsi[13]).isNaN();
  }

  @Test
  void rsi_does_not_depend_on_the_size_of_prices() {
    double[] cheap = Arrays.stream(WILDER).map(price -> price * 1e-9).toArray();
    assertThat(values("rsi", Map.of("period", 14.0), cheap)[0][19]).isCloseTo(57.97, within(0.01));
  }

  @Test
  void rsi_is_neutral_while_nothing_has_moved_and_stays_where_it_was_when_nothing_moves() {
    assertThat(values("rsi", Map.of("period", 2.0), 5, 5, 5, 5)[0]).endsWith(50, 50);
    // gains 1, losses 2, each over two bars: 100 · 0.5 / 1.5
    double[] moved = new double[3_000];
    Arrays.fill(moved, 9);
    moved[0] = 10;
    moved[1] = 11;
    double[] rsi = values("rsi", Map.of("period", 2.0), moved)[0];
    assertThat(rsi[2]).isCloseTo(100 / 3.0, within(1e-12));
    assertThat(rsi[2_999]).isCloseTo(100 / 3.0, within(1e-6));
  }

  @Test
  void rsi_of_a_fall_is_0_and_of_a_rise_is_100() {
    assertThat(values("rsi", Map.of("period", 2.0), 9, 8, 7, 7, 6)[0]).endsWith(0, 0, 0);
    assertThat(values("rsi", Map.of("period", 2.0), 6, 7, 8, 9)[0]).endsWith(100, 100);
  }

  @Test
  void distance_of_12_from_a_mean_of_10_is_a_fifth() {
    double[] distance = values("distance_from_ma", Map.of("period", 3.0), 8, 10, 12, 8, 10)[0];
    assertThat(distance[1]).isNaN();
    assertThat(distance[2]).isCloseTo(0.2, within(1e-15)); // 12 / ((8 + 10 + 12) / 3) − 1
    assertThat(distance[3]).isCloseTo(-0.2, within(1e-15)); // 8 / 10 − 1
    assertThat(distance[4]).isCloseTo(0, within(1e-15));
  }

  @Test
  void distance_from_a_mean_of_nothing_is_0() {
    assertThat(values("distance_from_ma", Map.of("period", 2.0), 0, 0, 0)[0]).endsWith(0, 0);
  }

  @Test
  void macd_by_hand() {
    // bar 2: 6.5 − 5; bar 3: 7.5 − 6.5; bar 4: (7.5 + ⅔·8.5) − (6.5 + ½·9.5)
    double[][] macd =
        values("macd", Map.of("fast", 2.0, "slow", 3.0, "signal", 2.0), 2, 4, 9, 8, 16);
    assertThat(macd[0]).endsWith(new double[] {1, 1.9166666666666667}, within(1e-12));
    // signal: (1.5 + 1) / 2, then 1.25 + ⅔·(1.91667 − 1.25)
    assertThat(macd[1]).endsWith(new double[] {1.25, 1.6944444444444444}, within(1e-12));
    assertThat(macd[2]).endsWith(new double[] {-0.25, 0.2222222222222222}, within(1e-12));
    assertThat(macd[2][2]).isNaN();
  }

  @ParameterizedTest
  @MethodSource("types")
  void the_first_value_comes_right_after_the_warm_up(IndicatorType type) {
    Map<String, Double> defaults = defaults(type);
    BarSeries bars = Bars.bundled().load("SPX", Timeframe.D1).slice(0, 300);
    int warmUp = type.warmUp(defaults);
    for (double[] output : type.compute(bars, indicator(type.name(), defaults))) {
      assertThat(output).hasSize(300);
      assertThat(output[warmUp - 1]).isNaN();
      assertThat(Arrays.stream(output).skip(warmUp)).allMatch(Double::isFinite);
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void a_value_is_the_same_to_the_bit_when_the_future_is_cut_off(IndicatorType type) {
    BarSeries bars = Bars.bundled().load("SPX", Timeframe.D1).slice(2_000, 2_400);
    for (PriceSource source : PriceSource.values()) {
      var indicator = new Strategy.Indicator(type.name(), defaults(type), source);
      double[][] all = type.compute(bars, indicator);
      for (int t = type.warmUp(defaults(type)); t < bars.size(); t++) {
        double[][] past = type.compute(bars.upTo(t), indicator);
        for (int output = 0; output < all.length; output++) {
          assertThat(past[output][t]).isEqualTo(all[output][t]);
        }
      }
    }
  }

  @Test
  void sources_are_the_prices_that_they_name() {
    BarSeries bars = Bars.bundled().load("SPX", Timeframe.D1).slice(0, 1);
    assertThat(Prices.of(bars, PriceSource.HL2)[0]).isEqualTo((1478 + 1438.359985) / 2);
    assertThat(Prices.of(bars, PriceSource.OHLC4)[0])
        .isEqualTo((1469.25 + 1478 + 1438.359985 + 1455.219971) / 4);
    assertThat(Prices.of(bars, PriceSource.VOLUME)[0]).isEqualTo(931_800_000);
  }

  @Test
  void macd_refuses_a_fast_period_that_is_not_faster() {
    IndicatorType macd = IndicatorCatalogue.find("macd").orElseThrow();
    assertThat(macd.fault(Map.of("fast", 26.0, "slow", 26.0, "signal", 9.0)))
        .contains("fast must be less than slow");
  }

  private static double[][] values(String type, Map<String, Double> parameters, double... closes) {
    return IndicatorCatalogue.find(type)
        .orElseThrow()
        .compute(Closes.daily(closes), indicator(type, parameters));
  }

  private static Strategy.Indicator indicator(String type, Map<String, Double> parameters) {
    return new Strategy.Indicator(type, parameters, PriceSource.CLOSE);
  }

  private static Map<String, Double> defaults(IndicatorType type) {
    return type.parameters().stream()
        .collect(Collectors.toMap(IndicatorParameter::name, IndicatorParameter::defaultValue));
  }

  static java.util.List<IndicatorType> types() {
    return IndicatorCatalogue.types();
  }
}
