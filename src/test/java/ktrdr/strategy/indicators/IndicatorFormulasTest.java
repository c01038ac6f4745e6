package ktrdr.strategy.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import ktrdr.market.Bar;
import ktrdr.market.BarSeries;
import ktrdr.market.Closes;
import ktrdr.market.Symbol;
import ktrdr.market.Timeframe;
import ktrdr.market.sources.Bars;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.Strategy.PriceSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each indicator beside its formula, written down again, on 300 real bars. */
class IndicatorFormulasTest {
  private static final BarSeries BARS = Bars.bundled().load("SPX", Timeframe.D1).slice(0, 300);
  private static final int N = 10;

  @Test
  void roc_is_the_change_in_per_cent() {
    is(values("roc", Map.of("period", 10.0))[0], N, i -> 100 * (close(i) / close(i - N) - 1));
  }

  @Test
  void atr_is_wilders_mean_of_true_ranges() {
    double[] expected = wilder(i -> trueRange(i), N, true);
    is(values("atr", Map.of("period", 10.0))[0], N, i -> expected[i]);
  }

  @Test
  void williams_r_is_the_distance_from_the_high() {
    is(
        values("williams_r", Map.of("period", 10.0))[0],
        N - 1,
        i -> -100 * (high(i, N) - close(i)) / (high(i, N) - low(i, N)));
  }

  @Test
  void stochastic_is_two_means_of_the_place_in_the_range() {
    double[][] of =
        values("stochastic", Map.of("k_period", 10.0, "smooth_k", 3.0, "d_period", 2.0));
    IntToDoubleFunction raw = i -> 100 * (close(i) - low(i, N)) / (high(i, N) - low(i, N));
    IntToDoubleFunction k = i -> mean(i, 3, raw);
    is(of[0], N + 2, k);
    is(of[1], N + 2, i -> mean(i, 2, k));
  }

  @Test
  void cci_is_the_distance_from_the_mean_in_mean_deviations() {
    IntToDoubleFunction typical = i -> (BARS.high(i) + BARS.low(i) + close(i)) / 3;
    is(
        values("cci", Map.of("period", 10.0))[0],
        N - 1,
        i -> {
          double mean = mean(i, N, typical);
          double deviation = mean(i, N, j -> Math.abs(typical.applyAsDouble(j) - mean));
          return (typical.applyAsDouble(i) - mean) / (0.015 * deviation);
        });
  }

  @Test
  void bollinger_bands_lie_two_and_a_half_deviations_around_the_mean() {
    double[][] of = values("bollinger_bands", Map.of("period", 10.0, "multiplier", 2.5));
    IntToDoubleFunction middle = i -> mean(i, N, IndicatorFormulasTest::close);
    IntToDoubleFunction half =
        i -> {
          double mean = middle.applyAsDouble(i);
          return 2.5 * Math.sqrt(mean(i, N, j -> Math.pow(close(j) - mean, 2)));
        };
    is(of[0], N - 1, i -> middle.applyAsDouble(i) + half.applyAsDouble(i));
    is(of[1], N - 1, middle);
    is(of[2], N - 1, i -> middle.applyAsDouble(i) - half.applyAsDouble(i));
    is(of[3], N - 1, i -> (close(i) - of[2][i]) / (of[0][i] - of[2][i]));
    is(
        values("bollinger_band_width", Map.of("period", 10.0, "multiplier", 2.5))[0],
        N - 1,
        i -> 2 * half.applyAsDouble(i) / middle.applyAsDouble(i));
  }

  @Test
  void adx_is_wilders_mean_of_how_one_sided_the_moves_are() {
    double[][] of = values("adx", Map.of("period", 10.0));
    double[] range = wilder(IndicatorFormulasTest::trueRange, N, false);
    double[] plus = wilder(i -> move(up(i), down(i)), N, false);
    double[] minus = wilder(i -> move(down(i), up(i)), N, false);
    is(of[1], 2 * N - 1, i -> 100 * plus[i] / range[i]);
    is(of[2], 2 * N - 1, i -> 100 * minus[i] / range[i]);
    double adx = 0;
    for (int i = N; i < 300; i++) {
      double directional = 100 * Math.abs(plus[i] - minus[i]) / (plus[i] + minus[i]);
      adx = i < 2 * N ? adx + directional / N : (adx * (N - 1) + directional) / N;
      if (i >= 2 * N - 1) {
        assertThat(of[0][i]).as("bar " + i).isCloseTo(adx, within(1e-9));
      }
    }
  }

  @Test
  void volume_ratio_is_the_volume_over_its_mean() {
    IntToDoubleFunction volume = BARS::volume;
    is(
        values("volume_ratio", Map.of("period", 10.0))[0],
        N - 1,
        i -> volume.applyAsDouble(i) / mean(i, N, volume));
  }

  /** Where nothing moves there is nothing to measure: each says its neutral value. */
  @Test
  void of_a_price_that_does_not_move_each_says_something_neutral() {
    BarSeries flat = Closes.daily(IntStream.range(0, 60).mapToDouble(i -> 5).toArray());
    Map<String, List<Double>> neutral =
        Map.of(
            "stochastic", List.of(50.0, 50.0),
            "williams_r", List.of(-50.0),
            "cci", List.of(0.0),
            "roc", List.of(0.0),
            "atr", List.of(0.0),
            "adx", List.of(0.0, 0.0, 0.0),
            "bollinger_bands", List.of(5.0, 5.0, 5.0, 0.5),
            "bollinger_band_width", List.of(0.0),
            "volume_ratio", List.of(1.0));
    neutral.forEach(
        (type, values) ->
            assertThat(Arrays.stream(of(type, defaults(type), flat)).map(row -> row[59]).toList())
                .as(type)
                .isEqualTo(values));
  }

  /** Prices that binary does not hold exactly, and that have moved before. */
  @Test
  void cci_is_0_where_nothing_moves_at_any_price() {
    for (int cents = 1; cents <= 300; cents++) {
      double flat = cents / 100.0;
      double[] closes = new double[60];
      for (int i = 0; i < closes.length; i++) {
        closes[i] = i < 20 ? flat * (1 + 0.01 * (i % 3)) : flat;
      }
      assertThat(of("cci", defaults("cci"), Closes.daily(closes))[0][59]).as("%s", flat).isZero();
    }
  }

  @Test
  void volume_ratio_is_1_where_trading_has_stopped() {
    List<Bar> bars = new ArrayList<>();
    Instant end = Instant.parse("2020-01-01T00:00:00Z");
    for (int i = 0; i < 60; i++) {
      end = end.plus(Timeframe.D1.duration());
      bars.add(new Bar(end, 5, 5, 5, 5, i < 30 ? 0.1 + 0.001 * (i * 37 % 101) : 0));
    }
    Symbol coin = new Symbol("COIN", "trading that stops", Symbol.Trading.ALWAYS);
    BarSeries series = BarSeries.of(coin, Timeframe.D1, bars);
    assertThat(of("volume_ratio", defaults("volume_ratio"), series)[0][59]).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rsi",
        "distance_from_ma",
        "stochastic",
        "williams_r",
        "cci",
        "roc",
        "adx",
        "bollinger_band_width",
        "volume_ratio"
      })
  void what_has_no_unit_does_not_depend_on_the_size_of_prices(String type) {
    double[][] dear = of(type, defaults(type), BARS);
    double[][] cheap = of(type, defaults(type), times(BARS, 0x1p-40));
    for (int output = 0; output < dear.length; output++) {
      for (int i = 100; i < 300; i++) {
        assertThat(cheap[output][i]).isCloseTo(dear[output][i], within(1e-9));
      }
    }
  }

  private static void is(double[] values, int first, IntToDoubleFunction expected) {
    assertThat(values[first - 1]).isNaN();
    for (int i = first; i < values.length; i++) {
      double wanted = expected.applyAsDouble(i);
      assertThat(values[i])
          .as("bar " + i)
          .isCloseTo(wanted, within(1e-8 * Math.max(1, Math.abs(wanted))));
    }
  }

  private static double[][] values(String type, Map<String, Double> parameters) {
    return of(type, parameters, BARS);
  }

  private static double[][] of(String type, Map<String, Double> parameters, BarSeries bars) {
    var indicator = new Strategy.Indicator(type, parameters, PriceSource.CLOSE);
    return IndicatorCatalogue.of(indicator).compute(bars, indicator);
  }

  private static Map<String, Double> defaults(String type) {
    return IndicatorCatalogue.find(type).orElseThrow().parameters().stream()
        .collect(
            java.util.stream.Collectors.toMap(
                IndicatorParameter::name, IndicatorParameter::defaultValue));
  }

  private static double close(int i) {
    return BARS.close(i);
  }

  private static double high(int i, int n) {
    return IntStream.rangeClosed(i - n + 1, i).mapToDouble(BARS::high).max().orElseThrow();
  }

  private static double low(int i, int n) {
    return IntStream.rangeClosed(i - n + 1, i).mapToDouble(BARS::low).min().orElseThrow();
  }

  private static double mean(int i, int n, IntToDoubleFunction of) {
    return IntStream.rangeClosed(i - n + 1, i).mapToDouble(of).sum() / n;
  }

  private static double trueRange(int i) {
    double before = close(i - 1);
    return Math.max(BARS.high(i), before) - Math.min(BARS.low(i), before);
  }

  private static double up(int i) {
    return BARS.high(i) - BARS.high(i - 1);
  }

  private static double down(int i) {
    return BARS.low(i - 1) - BARS.low(i);
  }

  private static double move(double one, double other) {
    return one > other && one > 0 ? one : 0;
  }

  /**
   * Wilder's smoothing: a mean that begins with the plain one of bars 1 to n; or his sum, which
   * begins with the first n − 1 and loses an n-th with each bar.
   */
  private static double[] wilder(IntToDoubleFunction of, int n, boolean mean) {
    double[] smooth = new double[300];
    double sum = IntStream.rangeClosed(1, mean ? n : n - 1).mapToDouble(of).sum();
    double value = mean ? sum / n : sum;
    smooth[mean ? n : n - 1] = value;
    for (int i = mean ? n + 1 : n; i < 300; i++) {
      value =
          mean
              ? (value * (n - 1) + of.applyAsDouble(i)) / n
              : value - value / n + of.applyAsDouble(i);
      smooth[i] = value;
    }
    return smooth;
  }

  private static BarSeries times(BarSeries bars, double factor) {
    List<Bar> scaled = new ArrayList<>();
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.bar(i);
      Instant end = bar.end();
      scaled.add(
          new Bar(
              end,
              bar.open() * factor,
              bar.high() * factor,
              bar.low() * factor,
              bar.close() * factor,
              bar.volume()));
    }
    return BarSeries.of(
        new Symbol("CHEAP", "scaled", Symbol.Trading.EXCHANGE), Timeframe.D1, scaled);
  }
}
