package ktrdr.market.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ktrdr.market.Bar;
import ktrdr.market.BarSeries;
import ktrdr.market.BarSource;
import ktrdr.market.Timeframe;
import ktrdr.market.UnknownBars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedBarsTest {
  private final BarSource bars = Bars.bundled();

  @Test
  void the_name_says_how_many_and_the_description_says_synthetic() {
    BarSeries series = bars.load("SYNTHETIC-200000", Timeframe.M1);
    assertThat(series.size()).isEqualTo(200_000);
    assertThat(series.symbol().name()).isEqualTo("SYNTHETIC-200000");
    assertThat(series.symbol().description()).contains("synthetic");
  }

  @ParameterizedTest
  @EnumSource
  void every_bar_is_possible(Timeframe timeframe) {
    BarSeries series = bars.load("SYNTHETIC-20000", timeframe);
    for (int i = 0; i < series.size(); i++) {
      Bar bar = series.bar(i);
      double lower = Math.min(bar.open(), bar.close());
      double upper = Math.max(bar.open(), bar.close());
      assertThat(bar.low() > 1 && bar.low() <= lower && bar.high() >= upper).isTrue();
      assertThat(bar.high()).isLessThan(10_000);
      assertThat(bar.volume()).isPositive();
    }
  }

  @Test
  void the_same_name_gives_the_same_bits_and_another_count_another_market() {
    String once = bars.load("SYNTHETIC-5000", Timeframe.H1).sha256();
    assertThat(bars.load("SYNTHETIC-5000", Timeframe.H1).sha256())
        .isEqualTo(once)
        // pure arithmetic and StrictMath: the same on every machine and JDK
        .isEqualTo("9a24b39ad4070e91bc87a2682ac60bb274e6dfab1a484b6372398c97497d0193");
    BarSeries other = bars.load("SYNTHETIC-5001", Timeframe.H1);
    assertThat(other.upTo(4_999).sha256()).isNotEqualTo(once);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SYNTHETIC-0", "SYNTHETIC-2000001", "SYNTHETIC-01", "SYNTHETIC-", "SYNTHETIC--1"})
  void other_names_are_not_known(String name) {
    assertThat(bars.has(name, Timeframe.D1)).isFalse();
    assertThatThrownBy(() -> bars.load(name, Timeframe.D1)).isInstanceOf(UnknownBars.class);
  }

  @Test
  void synthetic_bars_are_not_listed() {
    assertThat(bars.listings()).noneMatch(l -> l.symbol().name().startsWith("SYNTHETIC"));
  }
}
