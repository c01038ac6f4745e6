package ktrdr.strategy.document.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ktrdr.market.sources.Bars;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.work.Refusal.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarningsTest {
  private static final String SMALL =
      """
      name: small
      version: "3.0"
      training_data: {symbols: {symbol: SPX}, timeframes: {timeframe: 1d}}
      indicators: {rsi_14: {type: rsi}}
      fuzzy_sets: {rsi: {indicator: rsi_14, low: [0, 25, 45]}}
      nn_inputs: [{fuzzy_set: rsi}]
      """;

  @Test
  void a_document_of_defaults_has_none() {
    assertThat(warnings("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          training: {labels: {source: zigzag}}               | /training/labels/source           | random walk
          training: {labels: {max_holding_period: 50}}       | /training/labels/max_holding_period | HOLD
          training: {validation_split: 0.2}                  | /evaluation                       | proves little
          decisions: {confidence_threshold: 0.3}             | /decisions/confidence_threshold   | no effect
          decisions: {confidence_threshold: 0.95}            | /decisions/confidence_threshold   | never trade
          backtest: {commission: 0, slippage: 0}             | /backtest                         | costs nothing
          """)
  void what_will_disappoint_is_told_with_its_place(String key, String pointer, String words) {
    assertThat(warnings(key))
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.pointer()).isEqualTo(pointer);
              assertThat(warning.detail()).contains(words);
            });
  }

  private static List<Fault> warnings(String key) {
    return Warnings.of(new StrategyReader(Bars.bundled()).read(SMALL + key + "\n"));
  }
}
