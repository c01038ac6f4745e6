package ktrdr.strategy.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import ktrdr.strategy.Strategy;
import ktrdr.work.Refusal.Fault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every key of version 3.0 changes the strategy, says what is true anyway, or is refused. */
class EveryKeyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /name                                  | other
          /description                           | seen by people
          /hypothesis                            | kept in memory
          /training_data/symbols/symbol          | BTCUSD
          /training_data/timeframes/timeframe    | 1w
          /training_data/date_range              | {start: "2003-01-01"}
          /training_data/date_range              | {end: "2003-01-01"}
          /training_data/start_date              | "2003-01-01"
          /training_data/end_date                | 2003-01-01
          /training_data/history_required        | 100
          /indicators/rsi_14                     | {type: distance_from_ma}
          /indicators/rsi_14/period              | 7
          /indicators/rsi_14/source              | hlc3
          /indicators/macd/fast                  | 5
          /indicators/macd/fast_period           | 5
          /indicators/macd/slow                  | 40
          /indicators/macd/slow_period           | 40
          /indicators/macd/signal                | 5
          /indicators/macd/signal_period         | 5
          /fuzzy_sets/trend/indicator            | macd.signal
          /fuzzy_sets/trend/up                   | [0, 5, 11]
          /fuzzy_sets/trend/up                   | {type: triangular, parameters: [0, 5, 11]}
          /fuzzy_sets/trend/up                   | {type: trapezoidal, parameters: [0, 5, 8, 11]}
          /fuzzy_sets/trend/up                   | {type: gaussian, parameters: [5, 3]}
          /fuzzy_sets/trend/down                 | [-10, -5, 0]
          /nn_inputs                             | [{fuzzy_set: trend}, {fuzzy_set: rsi}]
          /model/architecture/hidden_layers      | [64]
          /model/architecture/activation         | leaky_relu
          /model/architecture/dropout            | 0
          /training/epochs                       | 3
          /training/batch_size                   | 64
          /training/learning_rate                | 0.01
          /training/optimizer                    | sgd
          /training/weight_decay                 | 0
          /training/gradient_clip                | 2
          /training/class_weights                | true
          /training/seed                         | 42
          /training/loss                         | focal
          /training/lr_scheduler                 | cosine
          /training/lr_scheduler                 | {type: step, step_size: 5, gamma: 0.5}
          /training/lr_scheduler                 | {type: plateau, patience: 3, factor: 0.5}
          /training/early_stopping               | {enabled: true}
          /training/early_stopping/patience      | 5
          /training/early_stopping/min_delta     | 0.01
          /model/training/epochs                 | 3
          /model/training/early_stopping         | {patience: 5, min_delta: 0.01}
          /training/labels/source                | zigzag
          /training/labels                       | {source: forward_return, bullish_threshold: 0.01, bearish_threshold: -0.01}
          /training/labels/vol_method            | ewm
          /training/labels                       | {vol_method: ewm, vol_span: 50}
          /training/labels/compute_weights       | true
          /training/networks                     | 1
          /training/data_split                   | {train: 0.6, validation: 0.2, test: 0.2}
          /training/validation_split             | 0.2
          /evaluation                            | {mode: holdout}
          /evaluation                            | {mode: walk_forward, folds: 4}
          /decisions/confidence_threshold        | 0.6
          /decisions/position_awareness          | false
          /decisions/filters                     | {min_signal_separation: 48}
          /decisions/filters/volume_filter       | 1.5
          /backtest/initial_capital              | 1000
          /backtest/commission                   | 0
          /backtest/slippage                     | 0
          /backtest/position_size                | 0.5
          /backtest/allow_short                  | true
          /backtest/unit                         | 1
          /backtest/fixed_fee                    | 2.5
          /backtest/rebate                       | 0.0002
          /backtest/cash_rate                    | 0.03
          /backtest/borrow_rate                  | 0.01
          """)
  void changes_the_strategy(String pointer, String value) {
    Strategy before = Documents.READER.read(Documents.small());
    Strategy after = Documents.READER.read(Documents.with(pointer, value));
    assertThat(after).isNotEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          zigzag         | zigzag_threshold   | 0.05
          zigzag         | label_lookahead    | 20
          forward_return | horizon            | 30
          forward_return | bullish_threshold  | 0.02
          forward_return | bearish_threshold  | -0.02
          triple_barrier | atr_period         | 20
          triple_barrier | pt_multiplier      | 2
          triple_barrier | profit_target_atr  | 2
          triple_barrier | sl_multiplier      | 1.2
          triple_barrier | stop_loss_atr      | 1.2
          triple_barrier | max_holding_period | 50
          triple_barrier | max_holding_bars   | 50
          """)
  void changes_labels_of_its_source(String source, String key, String value) {
    Map<String, Object> before = Documents.with("/training/labels/source", source);
    if (source.equals("forward_return")) {
      Documents.set(before, "/training/labels/bullish_threshold", 0.01);
      Documents.set(before, "/training/labels/bearish_threshold", -0.01);
    }
    Strategy usual = Documents.READER.read(before);
    Documents.set(before, "/training/labels/" + key, Double.valueOf(value));
    assertThat(Documents.READER.read(before)).isNotEqualTo(usual);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /version                               | "3.0"          | "3.1"
          /version                               | 3.0            | 4
          /scope                                 | universal      | symbol_group
          /scope                                 | universal      | symbol_specific
          /training_data/symbols/mode            | single         | multi_symbol
          /training_data/timeframes/mode         | single         | multi_timeframe
          /nn_inputs/0/timeframes                | all            | "1d"
          /nn_inputs/0/timeframes                | [1d]           | []
          /model/type                            | mlp            | lstm
          /model/type                            | mlp            | gru
          /model/architecture/output_activation  | softmax        | linear
          /model/features/include_price_context  | false          | true
          /model/features/lookback_periods       | 1              | 2
          /model/features/scale_features         | false          | true
          /training/method                       | supervised     | reinforcement
          /training/loss                         | cross_entropy  | huber
          /training/loss                         | cross_entropy  | mse
          /training/labels/source                | triple_barrier | regime
          /training/labels/source                | triple_barrier | context
          /decisions/output_format               | classification | regression
          /decisions/num_classes                 | 3              | 2
          /backtest/unit                         | 0              | 0.5
          /backtest/fixed_fee                    | 0              | -1
          """)
  void says_what_is_true_anyway(String pointer, String inEffect, String other) {
    assertThat(Documents.READER.read(Documents.with(pointer, inEffect)))
        .isEqualTo(Documents.READER.read(Documents.small()));
    assertThat(Documents.faults(Documents.with(pointer, other)))
        .extracting(Fault::pointer)
        .containsExactly(pointer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /deployment                            | {}
          /context_data                          | [{symbol: BTCUSD, alignment: forward_fill}]
          /training_data/symbols/list            | [SPX, BTCUSD]
          /training_data/timeframes/list         | [1d, 1w]
          /training_data/timeframes/base_timeframe | 1d
          /indicators/rsi_14/data_source         | BTCUSD
          /nn_inputs/0/raw_indicator             | rsi_14
          /nn_inputs/0/normalization             | zscore
          /model/architecture/sequence_length    | 16
          /model/architecture/hidden_size        | 16
          /model/architecture/num_layers         | 1
          /training/huber_delta                  | 0.01
          /decisions/cost_model                  | {round_trip_cost: 0.003}
          /backtest/date_range                   | {start: "2015-01-01"}
          """)
  void is_refused_by_name(String pointer, String value) {
    String key = pointer.substring(pointer.lastIndexOf('/') + 1);
    assertThat(Documents.faults(Documents.with(pointer, value)))
        .singleElement()
        .satisfies(fault -> assertThat(fault.pointer()).isEqualTo(pointer))
        .satisfies(fault -> assertThat(fault.detail()).startsWith("not supported yet: " + key));
  }
}
