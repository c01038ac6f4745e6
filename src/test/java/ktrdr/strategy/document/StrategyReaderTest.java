package ktrdr.strategy.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.market.Timeframe;
import ktrdr.strategy.InvalidStrategy;
import ktrdr.strategy.Labels;
import ktrdr.strategy.Membership;
import ktrdr.strategy.Sizing;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.Strategy.PriceSource;
import ktrdr.strategy.features.FeatureMatrix;
import ktrdr.strategy.features.Features;
import ktrdr.work.Refusal;
import ktrdr.work.Refusal.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrategyReaderTest {

  @Test
  void the_small_document_has_the_defaults_of_the_specification() {
    Strategy strategy = Documents.READER.read(Documents.small());
    assertThat(strategy.data())
        .isEqualTo(new Strategy.Data("SPX", Timeframe.D1, Optional.empty(), Optional.empty(), 33));
    assertThat(strategy.indicators().get("rsi_14"))
        .isEqualTo(new Strategy.Indicator("rsi", Map.of("period", 14.0), PriceSource.CLOSE));
    assertThat(strategy.learning())
        .isEqualTo(
            new Strategy.Learning(
                new Strategy.Network(List.of(64, 32), "relu", 0.2),
                new Strategy.Optimiser(
                    100, 32, 0.001, "adam", 1e-4, 1, false, Optional.empty(), Optional.empty()),
                new Labels.TripleBarrier(14, 1.5, 1.5, 10),
                Optional.of(new Strategy.WalkForward(0.4, 6, Strategy.Scheme.ANCHORED)),
                3));
    assertThat(strategy.trading())
        .isEqualTo(
            new Strategy.Trading(
                0.5, true, 0, fractional(new Strategy.Account(100_000, 0.001, 0.0005, 1, false))));
  }

  @Test
  void a_document_is_read_as_it_is_written() {
    Strategy strategy = Documents.READER.read(Documents.resource("spx_macd_everything.yaml"));
    assertThat(strategy.data())
        .isEqualTo(
            new Strategy.Data(
                "SPX",
                Timeframe.W1,
                Optional.of(LocalDate.of(2003, 1, 1)),
                Optional.of(LocalDate.of(2016, 12, 31)),
                80));
    assertThat(strategy.indicators()).containsOnlyKeys("macd", "rsi_7");
    assertThat(strategy.indicators().get("macd").parameters())
        .isEqualTo(Map.of("fast", 5.0, "slow", 20.0, "signal", 4.0));
    assertThat(Features.names(strategy))
        .containsExactly("1w_rsi_low", "1w_rsi_high", "1w_momentum_falling", "1w_momentum_rising");
    assertThat(strategy.learning().optimiser())
        .isEqualTo(
            new Strategy.Optimiser(
                30,
                128,
                5e-4,
                "adamw",
                0.01,
                0.5,
                true,
                Optional.of(Long.MAX_VALUE),
                Optional.of(new Strategy.EarlyStopping(6, 0.001))));
    assertThat(strategy.trading())
        .isEqualTo(
            new Strategy.Trading(
                0.55, false, 48.5, fractional(new Strategy.Account(25_000.5, 0.002, 0, 1, true))));
  }

  @Test
  void the_rsi_document_gives_features_of_the_bundled_index() {
    Strategy strategy = Documents.READER.read(Documents.resource("spx_rsi_triangles.yaml"));
    FeatureMatrix features =
        Features.compute(
            strategy,
            strategy.data().bars(ktrdr.market.sources.Bars.bundled()),
            ktrdr.work.ProgressMonitor.unwatched());
    assertThat(features.rows()).isEqualTo(5_105 - 60);
    assertThat(features.columns()).isEqualTo(6);
  }

  @Test
  void json_is_read_too() {
    String json =
        """
        {
        \t"name": "small", "version": "3.0", "description": "caf\\u00e9 \\/ \\"x\\"", "hypothesis": null,
        \t"training_data": {"symbols": {"symbol": "SPX"}, "timeframes": {"timeframe": "1d"}},
        \t"indicators": {"rsi": {"type": "rsi", "period": 14.0}},
        \t"fuzzy_sets": {"rsi": {"indicator": "rsi", "low": [0, 2.5e1, 45]}},
        \t"nn_inputs": [{"fuzzy_set": "rsi", "timeframes": "all"}]
        }
        """;
    Strategy strategy = Documents.READER.read(json);
    assertThat(strategy.text().description()).isEqualTo("café / \"x\"");
    assertThat(strategy.inputs().get(0).memberships())
        .isEqualTo(Map.of("low", new Membership.Triangle(0, 25, 45)));
  }

  @Test
  void all_faults_come_at_once_each_with_its_place_and_what_to_write_instead() {
    String document =
        """
        name: Bad Name
        version: "3.0"
        training_data: {symbols: {symbol: SPY}, timeframes: {timeframe: 1d}}
        indicators: {rsi_14: {type: rsi, period: 1}, vol: {type: obv}, m: {type: macd, fast: 30}}
        fuzzy_sets:
          rsi: {indicator: rsi_41, low: [25, 0, 45]}
          m: {indicator: m.histgram, up: [0, 1]}
        nn_inputs: [{fuzzy_set: rsi}, {fuzzy_sett: m}]
        traning: {epochs: 3}
        model: {architecture: {hidden_layers: [64, 0], droput: 0.1}}
        decisions: {confidence_threshold: 1.5}
        """;
    assertThat(Documents.faults(document))
        .contains(
            new Fault(
                "/name",
                "must be 1 to 64 of a-z, 0-9, _ and -, the first a letter or digit; is \"Bad Name\""),
            new Fault(
                "/training_data/symbols/symbol",
                "there is no symbol \"SPY\", only SPX, BTCUSD; did you mean SPX?"),
            new Fault("/indicators/rsi_14/period", "must be a whole number from 2 to 500; is 1"),
            new Fault(
                "/indicators/vol/type",
                "not supported yet: obv; allowed: rsi, macd, distance_from_ma, stochastic, williams_r, cci, roc,"
                    + " atr, adx, bollinger_bands, bollinger_band_width, volume_ratio"),
            new Fault("/indicators/m/type", "fast must be less than slow"),
            new Fault(
                "/fuzzy_sets/rsi/indicator",
                "there is no indicator \"rsi_41\", only rsi_14, vol, m; did you mean rsi_14?"),
            new Fault(
                "/fuzzy_sets/rsi/low",
                "must be in order, a ≤ b ≤ c and a < c; is [25.0, 0.0, 45.0]"),
            new Fault(
                "/fuzzy_sets/m/indicator",
                "must be one of m.line, m.signal, m.histogram; is \"m.histgram\"; did you mean histogram?"),
            new Fault("/fuzzy_sets/m/up", "must be three numbers [a, b, c]; has 2"),
            new Fault("/nn_inputs/1/fuzzy_set", "required: the id of a fuzzy set"),
            new Fault("/nn_inputs/1/fuzzy_sett", "unknown key; did you mean fuzzy_set?"),
            new Fault("/traning", "unknown key; did you mean training?"),
            new Fault(
                "/model/architecture/hidden_layers/1",
                "must be a whole number from 1 to 4096; is 0"),
            new Fault("/model/architecture/droput", "unknown key; did you mean dropout?"),
            new Fault("/decisions/confidence_threshold", "must be a number from 0 to 1; is 1.5"));
  }

  @Test
  void a_refusal_is_for_people_and_for_programs() {
    assertThatThrownBy(() -> Documents.READER.read(Documents.with("/training/epochs", "0")))
        .isInstanceOf(InvalidStrategy.class)
        .hasMessage(
            "The strategy is not valid: /training/epochs: must be a whole number from 1 to 10000; is 0")
        .satisfies(e -> assertThat(((Refusal) e).code()).isEqualTo("invalid_strategy"))
        .satisfies(e -> assertThat(((Refusal) e).kind()).isEqualTo(Refusal.Kind.INVALID));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /indicators/macd                  | {type: macd, fast: 5, fast_period: 5}             | /indicators/macd/fast_period   | given twice: it is also at /indicators/macd/fast
          /training_data/date_range         | {start: "2003-01-01", start_date: "2003-01-01"}   | /training_data/date_range/start_date | given twice: it is also at /training_data/date_range/start
          /training                         | {data_split: {train: 0.6, validation: 0.3, test: 0.1}, validation_split: 0.2} | /training/validation_split | given twice: it is also at /training/data_split
          /training/data_split              | {train: 0.6, validation: 0.3, test: 0.2}          | /training/data_split           | train, validation and test must sum to 1; they sum to 1.0999999999999999
          /training/data_split              | {train: 0.7, validation: 0.3, test: 0}            | /training/data_split/test      | must be a number above 0, at most 1; is 0
          /training_data/date_range         | {start: "2003-01-02", end: "2003-01-01"}          | /training_data/date_range/end  | must not be before the start, 2003-01-02
          /training_data/start_date         | 2003-02-30                                        | /training_data/start_date      | must be a date such as 2010-12-31; is "2003-02-30"
          /training_data/timeframes/timeframe | 5m                                              | /training_data/timeframes/timeframe | there are no bars of SPX "5m", only 1d, 1w
          /training_data/timeframes/timeframe | 2d                                              | /training_data/timeframes/timeframe | must be one of 1m, 5m, 15m, 30m, 1h, 4h, 1d, 1w; is "2d"; did you mean 1d?
          /training_data/end_date           | "+999999999-12-31"                               | /training_data/end_date        | must be a date such as 2010-12-31; is "+999999999-12-31"
          /training/seed                    | 9223372036854775808                               | /training/seed                 | must be a whole number of 64 bits; is 9.223372036854776E18
          /training/learning_rate           | .nan                                              | /training/learning_rate        | must be a number above 0, at most 1; is ".nan"
          /training/learning_rate           | 1e999                                             | /training/learning_rate        | must be a number above 0, at most 1; is Infinity
          /training/epochs                  | 2.5                                               | /training/epochs               | must be a whole number from 1 to 10000; is 2.5
          /training/epochs                  | "3"                                               | /training/epochs               | must be a whole number from 1 to 10000; is "3"
          /training/early_stopping          | true                                              | /training/early_stopping       | must be an object; is true
          /training/class_weights           | yes                                               | /training/class_weights        | must be true or false; is "yes"
          /model/architecture/hidden_layers | [1, 1, 1, 1, 1, 1, 1, 1, 1]                       | /model/architecture/hidden_layers | must list 1 to 8 layer sizes; has 9
          /fuzzy_sets/rsi/indicator         | rsi_14.value                                      | /fuzzy_sets/rsi/indicator      | rsi_14 has one output only; write rsi_14
          /fuzzy_sets/trend/indicator       | macd                                              | /fuzzy_sets/trend/indicator    | must be one of macd.line, macd.signal, macd.histogram; is "macd"
          /fuzzy_sets/trend/up              | [0, .inf, 1]                                      | /fuzzy_sets/trend/up/1         | must be a number from -1000000000000000 to 1000000000000000; is ".inf"
          /fuzzy_sets/trend/up              | [0, 1, 1e300]                                     | /fuzzy_sets/trend/up/2         | must be a number from -1000000000000000 to 1000000000000000; is 1.0E300
          /fuzzy_sets/trend                 | {indicator: macd.line}                            | /fuzzy_sets/trend              | needs at least one membership, such as low: [0, 25, 45]
          /fuzzy_sets/spare                 | {indicator: rsi_14, low: [0, 25, 45]}             | /fuzzy_sets/spare              | is used by no entry of nn_inputs
          /indicators/spare                 | {type: rsi}                                       | /indicators/spare              | is used by no fuzzy set
          /nn_inputs                        | [{fuzzy_set: rsi}, {fuzzy_set: trend}, {fuzzy_set: rsi}] | /nn_inputs/2/fuzzy_set  | is an input already
          /nn_inputs                        | []                                                | /nn_inputs                     | needs at least one input
          /backtest/position_size           | 0                                                 | /backtest/position_size        | must be a number above 0, at most 1; is 0
          /description                      | "\\x1b[31mred"                                    | /description                   | must not hold control characters
          """)
  void one_fault_is_found_where_it_is(String pointer, String value, String place, String detail) {
    assertThat(Documents.faults(Documents.with(pointer, value)))
        .containsExactly(new Fault(place, detail));
  }

  @Test
  void a_key_in_both_training_sections_is_given_twice() {
    Map<String, Object> document = Documents.with("/training/epochs", "3");
    Documents.set(document, "/model/training/epochs", 3);
    assertThat(Documents.faults(document))
        .containsExactly(
            new Fault("/model/training/epochs", "given twice: it is also at /training/epochs"));
  }

  @Test
  void two_sets_may_not_give_one_feature_name() {
    Map<String, Object> document =
        Documents.with(
            "/fuzzy_sets",
            "{a: {indicator: rsi_14, b_c: [0, 1, 2]}, a_b: {indicator: macd.line, c: [0, 1, 2]}}");
    Documents.set(
        document, "/nn_inputs", List.of(Map.of("fuzzy_set", "a"), Map.of("fuzzy_set", "a_b")));
    assertThat(Documents.faults(document))
        .containsExactly(
            new Fault("/nn_inputs/1/fuzzy_set", "its feature a_b_c has the name of another one"));
  }

  @Test
  void an_empty_document_lacks_what_is_required() {
    assertThat(Documents.faults("{version: '3.0'}"))
        .extracting(Fault::pointer)
        .containsExactly(
            "/name",
            "/training_data",
            "/training_data/symbols",
            "/training_data/symbols/symbol",
            "/training_data/timeframes",
            "/training_data/timeframes/timeframe",
            "/indicators",
            "/fuzzy_sets",
            "/nn_inputs");
    assertThat(Documents.faults("{}")).containsExactly(new Fault("/version", "required: \"3.0\""));
  }

  @Test
  void synthetic_bars_are_accepted_by_name() {
    Strategy strategy =
        Documents.READER.read(Documents.with("/training_data/symbols/symbol", "SYNTHETIC-5000"));
    assertThat(strategy.data().symbol()).isEqualTo("SYNTHETIC-5000");
  }

  @Test
  void version_2_is_refused_with_the_command_that_converts_it() {
    assertThat(Documents.faults(Documents.resource("peers/version_2_list_style.yaml")))
        .containsExactly(
            new Fault("/version", "version 2.0 is not read; convert it: ktrdr strategies migrate"));
  }

  @Test
  void a_real_document_with_gaussian_sets_is_read_and_written() {
    Strategy strategy = Documents.READER.read(Documents.resource("peers/spx_rsi_mlp.yaml"));
    assertThat(strategy.inputs().get(1).memberships())
        .containsEntry("near", new Membership.Gaussian(0, 0.02));
    assertThat(Documents.READER.read(StrategyWriter.yaml(strategy))).isEqualTo(strategy);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          spx_multi_output         | /nn_inputs/3/raw_indicator /nn_inputs/3/normalization /model/features/include_price_context /model/features/lookback_periods /model/features/scale_features
          spx_regression_gru       | /nn_inputs/1/raw_indicator /nn_inputs/1/normalization /indicators/atr /model/type /model/architecture/sequence_length /model/architecture/hidden_size /model/architecture/num_layers /training/loss /training/huber_delta /training/labels/bullish_threshold /training/labels/bearish_threshold /decisions/output_format /decisions/cost_model
          btc_multi_timeframe_lstm | /training_data/timeframes/mode /training_data/timeframes/list /training_data/timeframes/base_timeframe /nn_inputs/1/raw_indicator /nn_inputs/1/normalization /model/type /model/architecture/sequence_length
          """)
  void what_a_real_document_needs_and_is_not_there_yet_is_named(String name, String pointers) {
    assertThat(Documents.faults(Documents.resource("peers/" + name + ".yaml")))
        .extracting(Fault::pointer)
        .contains(pointers.split(" "));
  }

  private static Strategy.Account fractional(Strategy.Account account) {
    Sizing sizing = account.sizing();
    return account.with(
        new Sizing(sizing.share(), sizing.allowShort(), Optional.of(Sizing.Units.FRACTIONAL)));
  }
}
