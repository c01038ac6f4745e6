package ktrdr.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import ktrdr.market.BarSource;
import ktrdr.market.Bars;
import ktrdr.market.Timeframe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BriefTest {
  private static final BarSource BARS = Bars.bundled();

  private static Brief of(String text) {
    return Brief.of(text, Optional.empty(), Optional.empty(), 1, Brief.CANDIDATES, BARS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | SPX | 1d",
        "mean reversion with RSI | SPX | 1d",
        "momentum on BTCUSD, hourly | BTCUSD | 1h",
        "momentum on btcusd 15m! | BTCUSD | 15m",
        "something calm on BTCUSD | BTCUSD | 1d",
        "weekly trend of the SPX | SPX | 1w",
        "a test of SYNTHETIC-5000. | SYNTHETIC-5000 | 1d",
        "mean reversion on EURUSD | SPX | 1d"
      })
  void symbol_and_time_frame_are_those_that_the_text_names(
      String text, String symbol, String timeframe) {
    Brief brief = of(text);
    assertThat(brief.symbol()).isEqualTo(symbol);
    assertThat(brief.timeframe()).hasToString(timeframe);
  }

  @Test
  void what_is_given_beside_the_text_wins() {
    Brief brief = Brief.of("BTCUSD 1h", Optional.of("SPX"), Optional.of(Timeframe.W1), 1, 4, BARS);
    assertThat(brief.symbol()).isEqualTo("SPX");
    assertThat(brief.timeframe()).isEqualTo(Timeframe.W1);
  }
}
