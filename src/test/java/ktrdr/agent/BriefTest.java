package ktrdr.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import ktrdr.market.BarSource;
import ktrdr.market.Market;
import ktrdr.market.Timeframe;
import ktrdr.market.UnknownBars;
import ktrdr.market.sources.Bars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BriefTest {
  private static final BarSource BARS = Bars.bundled();

  private static Market of(String text) {
    return Brief.market(text, Optional.empty(), Optional.empty(), BARS);
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
        "mean reversion on EURUSD | EURUSD | 1d",
        "momentum on AAPL | AAPL | 1d",
        "like SPX, but for MSFT | MSFT | 1d",
        "breakouts of $TSLA, daily | TSLA | 1d",
        "momentum in the NDX | NDX | 1d",
        "a trade on RSI | SPX | 1d",
        "of MACD and EMA for USD | SPX | 1d",
        "on BRK.B. | BRK.B | 1d",
        "MEAN REVERSION ON WEEKLY BARS | SPX | 1w",
        "momentum on BTCUSD, 15-minute bars | BTCUSD | 15m",
        "momentum on BTCUSD with 4 hour candles | BTCUSD | 4h",
        "BTCUSD trades 24h a day | BTCUSD | 1d"
      })
  void symbol_and_time_frame_are_those_that_the_text_names(
      String text, String symbol, String timeframe) {
    Market market = of(text);
    assertThat(market.symbol()).isEqualTo(symbol);
    assertThat(market.timeframe()).hasToString(timeframe);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SPX on 2h | 2h",
        "momentum on SPX, 3-hour bars | 3-hour bars",
        "monthly momentum on SPX | monthly"
      })
  void a_time_frame_that_there_is_not_is_refused_by_its_name(String text, String name) {
    assertThatThrownBy(() -> of(text))
        .isInstanceOf(UnknownBars.class)
        .hasMessageStartingWith("No bars of SPX " + name + "; there are SPX 1d, SPX 1w");
  }

  @Test
  void what_is_given_beside_the_text_wins() {
    Market market = Brief.market("BTCUSD 1h", Optional.of("SPX"), Optional.of(Timeframe.W1), BARS);
    assertThat(market).isEqualTo(new Market("SPX", Timeframe.W1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "momentum on SPX, daily | ''",
        "momentum on SPX and BTCUSD | BTCUSD",
        "momentum on MSFT, hourly | MSFT,hourly",
        "swings of the SPX on 15m | 15m"
      })
  void what_the_text_names_and_the_brief_is_not_about_is_known(String text, String others) {
    Brief brief = new Brief(text, "SPX", Timeframe.D1, 1, 1);
    assertThat(String.join(",", brief.otherMarkets(BARS))).isEqualTo(others);
  }
}
