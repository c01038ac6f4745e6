package ktrdr.agent.trials;

import static org.assertj.core.api.Assertions.assertThat;

import ktrdr.market.sources.Bars;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.document.StrategyReader;
import org.junit.jupiter.api.Test;

class StrategyHashTest {
  private static final StrategyReader READER = new StrategyReader(Bars.bundled());
  private static final String DOCUMENT =
      """
      name: NAME
      version: "3.0"
      description: DESCRIPTION
      training_data: {symbols: {symbol: SYMBOL}, timeframes: {timeframe: 1d}}
      indicators: {rsi_14: {type: rsi, period: 14}}
      fuzzy_sets:
        rsi: {indicator: rsi_14, low: [0, 25, 45], high: [55, 75, 100]}
      nn_inputs: [{fuzzy_set: rsi}]
      """;

  @Test
  void another_name_text_or_symbol_is_no_other_strategy() {
    assertThat(hash(read("one", "first", "SPX"))).isEqualTo(hash(read("two", "second", "BTCUSD")));
  }

  @Test
  void whatever_decides_a_signal_or_a_trade_is_in_the_hash() {
    Strategy one = read("one", "first", "SPX");
    Strategy other = READER.read(document("one", "first", "SPX").replace("14}", "15}"));
    assertThat(hash(other)).isNotEqualTo(hash(one));
    Strategy.Account half = new Strategy.Account(100_000, 0.001, 0.0005, 0.5, true);
    assertThat(StrategyHash.of(one, one.trading().with(half))).isNotEqualTo(hash(one));
  }

  @Test
  void a_number_has_one_hash_however_it_is_written() {
    assertThat(hash(READER.read(document("one", "first", "SPX").replace("25,", "25.0,"))))
        .isEqualTo(hash(read("one", "first", "SPX")));
  }

  private static Strategy read(String name, String description, String symbol) {
    return READER.read(document(name, description, symbol));
  }

  private static String document(String name, String description, String symbol) {
    return DOCUMENT
        .replace("NAME", name)
        .replace("DESCRIPTION", description)
        .replace("SYMBOL", symbol);
  }

  private static String hash(Strategy strategy) {
    return StrategyHash.of(strategy, strategy.trading());
  }
}
