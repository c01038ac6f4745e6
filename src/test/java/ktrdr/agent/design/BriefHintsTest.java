package ktrdr.agent.design;

import static org.assertj.core.api.Assertions.assertThat;

import ktrdr.agent.design.BriefHints.Pace;
import ktrdr.agent.design.BriefHints.Style;
import ktrdr.agent.design.BriefHints.Temper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BriefHintsTest {

  @ParameterizedTest
  @CsvSource({
    "Mean reversion on the SPX,REVERSION",
    "buy oversold dips,REVERSION",
    "momentum,MOMENTUM",
    "Follow the trend,MOMENTUM",
    "surprise me,OPEN"
  })
  void the_style_is_what_the_words_say(String text, Style style) {
    assertThat(BriefHints.of(text).style()).isEqualTo(style);
  }

  @Test
  void indicators_that_are_named_are_used() {
    assertThat(BriefHints.of("MACD and RSI").indicators()).containsExactly("rsi", "macd");
    assertThat(BriefHints.of("distance from the moving average").indicators())
        .containsExactly("distance_from_ma");
    assertThat(BriefHints.of("versions of anything").indicators()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"long/short", "go short too", "shorting allowed", "short-term, also short"})
  void short_sales_are_allowed_when_asked_for(String text) {
    assertThat(BriefHints.of(text).allowShort()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "short-term swings", "short term", "no shorting", "long only, never short"})
  void short_sales_are_not_allowed_otherwise(String text) {
    assertThat(BriefHints.of(text).allowShort()).isFalse();
  }

  @Test
  void pace_and_temper_are_heard() {
    BriefHints hints = BriefHints.of("calm, long-term");
    assertThat(hints.pace()).isEqualTo(Pace.SLOW);
    assertThat(hints.temper()).isEqualTo(Temper.CALM);
    assertThat(BriefHints.of("aggressive short-term").pace()).isEqualTo(Pace.FAST);
    assertThat(BriefHints.of("aggressive short-term").temper()).isEqualTo(Temper.BOLD);
  }

  @ParameterizedTest
  @CsvSource({
    "short only,short only",
    "hold for 5 days,hold for 5 days",
    "Holding positions for two weeks,holding positions for two weeks",
    "with a stop loss,stop loss",
    "close before weekends,weekends",
    "pairs trading,pairs trading",
    "use news sentiment,'news,sentiment'"
  })
  void holding_times_and_styles_that_no_candidate_has_are_said(String text, String said) {
    assertThat(BriefHints.of(text).unheeded()).containsExactly(said.split(","));
  }

  @ParameterizedTest
  @ValueSource(strings = {"long only", "hold winners", "only short-term swings", "long/short"})
  void what_is_heeded_is_not_said(String text) {
    assertThat(BriefHints.of(text).unheeded()).isEmpty();
  }

  @Test
  void what_is_not_there_yet_is_remembered_to_be_said() {
    assertThat(BriefHints.of("Bollinger bands and ATR with RSI").unheeded())
        .containsExactly("bollinger", "atr");
  }
}
