package ktrdr.strategy.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import ktrdr.market.Timeframe;
import ktrdr.strategy.InvalidStrategy;
import ktrdr.strategy.Strategy;
import org.junit.jupiter.api.Test;

/** A document may be of bars that are not there, if somebody asks for other ones. */
class OtherBarsTest {
  private static final String ELSEWHERE =
      Documents.resource("peers/v3_minimal_symbol_override.yaml");

  @Test
  void the_symbol_and_the_time_frame_that_are_asked_for_replace_those_of_the_document() {
    Strategy moved = Documents.READER.read(ELSEWHERE, bars("SPX", Timeframe.D1));
    assertThat(moved.data().symbol()).isEqualTo("SPX");
    assertThat(moved.data().timeframe()).isEqualTo(Timeframe.D1);
    assertThat(moved.data().historyRequired()).isEqualTo(100);
    assertThat(moved.learning().optimiser().epochs()).isEqualTo(10);
    assertThat(Documents.READER.read(ELSEWHERE, bars("BTCUSD", null)).data().timeframe())
        .isEqualTo(Timeframe.H1);
  }

  @Test
  void without_other_bars_its_own_are_missed() {
    assertThatThrownBy(() -> Documents.READER.read(ELSEWHERE, bars(null, null)))
        .isInstanceOf(InvalidStrategy.class)
        .hasMessageContaining("/training_data/symbols/symbol");
  }

  @Test
  void a_document_without_bars_gets_them_and_anything_else_stays_invalid() {
    String bare = Documents.SMALL.replaceAll("(?m)^training_data.*\n", "");
    assertThat(Documents.READER.read(bare, bars("SPX", Timeframe.W1)).data().timeframe())
        .isEqualTo(Timeframe.W1);
    assertThatThrownBy(() -> Documents.READER.read("[]", bars("SPX", Timeframe.D1)))
        .isInstanceOf(InvalidStrategy.class);
    assertThatThrownBy(
            () ->
                Documents.READER.read(
                    ELSEWHERE.replace("timeframes: [\"1h\"]", "timeframes: [\"5m\"]"),
                    bars("SPX", Timeframe.D1)))
        .isInstanceOf(InvalidStrategy.class)
        .hasMessageContaining("/nn_inputs/0/timeframes");
  }

  private static OtherBars bars(String symbol, Timeframe timeframe) {
    return new OtherBars(Optional.ofNullable(symbol), Optional.ofNullable(timeframe));
  }
}
