package ktrdr.strategy.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import ktrdr.strategy.Labels;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.Volatility;
import ktrdr.work.Refusal.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelReaderTest {

  @Test
  void each_source_has_the_defaults_of_the_specification() {
    assertThat(read("{source: zigzag}")).isEqualTo(new Labels.Zigzag(0.03, Optional.empty()));
    assertThat(read("{}"))
        .isEqualTo(read("{source: triple_barrier}"))
        .isEqualTo(new Labels.TripleBarrier(14, 1.5, 1.5, 10));
    assertThat(read("{source: forward_return, bullish_threshold: 0.01, bearish_threshold: -0.02}"))
        .isEqualTo(new Labels.ForwardReturn(20, 0.01, -0.02));
    assertThat(read("{source: triple_barrier, vol_method: ewm, vol_span: 50}"))
        .isEqualTo(new Labels.TripleBarrier(new Volatility.Ewm(50), 1.5, 1.5, 10));
    assertThat(read("{source: triple_barrier, compute_weights: true}"))
        .isEqualTo(new Labels.TripleBarrier(new Volatility.Atr(14), 1.5, 1.5, 10, true));
  }

  @Test
  void a_source_that_is_left_out_is_that_of_the_defaults() {
    Defaults later = Defaults.CURRENT;
    StrategyReader reader = Documents.READER.with(later);
    assertThat(reader.read(Documents.with("/training/labels/atr_period", "20")).learning().labels())
        .isEqualTo(new Labels.TripleBarrier(20, 1.5, 1.5, 10));
    assertThat(reader.read(Documents.with("/training/labels/source", "zigzag")).learning().labels())
        .isEqualTo(new Labels.Zigzag(0.03, Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {horizon: 5}                                   | /horizon           | belongs to source forward_return; the source here is triple_barrier
          {source: zigzag, pt_multiplier: 2}             | /pt_multiplier     | belongs to source triple_barrier; the source here is zigzag
          {source: triple_barrier, zigzag_threshold: .1} | /zigzag_threshold  | belongs to source zigzag; the source here is triple_barrier
          {source: triple_barrier, vol_method: std}      | /vol_method        | must be one of atr, ewm; is "std"
          {source: triple_barrier, vol_span: 20}         | /vol_span          | has no effect with vol_method atr
          {source: triple_barrier, vol_method: ewm, atr_period: 14} | /atr_period | has no effect with vol_method ewm; use vol_span
          {source: triple_barrier, pt_multiplier: 0}     | /pt_multiplier     | must be a number above 0, at most 100; is 0
          {source: triple_barrier, pt_multiplier: 1, profit_target_atr: 2} | /profit_target_atr | given twice: it is also at /training/labels/pt_multiplier
          {source: triple_barrier, max_holding_bars: 0}  | /max_holding_bars  | must be a whole number from 1 to 10000; is 0
          {source: regime}                               | /source            | must be one of zigzag, forward_return, triple_barrier; is "regime"
          {source: triple_bar, atr_period: 14}           | /source            | must be one of zigzag, forward_return, triple_barrier; is "triple_bar"; did you mean triple_barrier?
          {source: forward_return, bullish_threshold: 1} | /bearish_threshold | required: a return such as -0.01; a number as the target is not supported yet
          {source: forward_return, bullish_threshold: -1, bearish_threshold: -1} | /bullish_threshold | must be a number from 1.0E-4 to 1; is -1
          {source: forward_return, bullish_threshold: 1, bearish_threshold: 1} | /bearish_threshold | must be a number from -1 to -1.0E-4; is 1
          """)
  void a_wrong_key_is_told_with_its_place(String labels, String key, String detail) {
    assertThat(Documents.faults(Documents.with("/training/labels", labels)))
        .containsExactly(new Fault("/training/labels" + key, detail));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{source: triple_barrier, atr_period: 7, profit_target_atr: 2.5, stop_loss_atr: 1, max_holding_bars: 24}",
        "{source: forward_return, horizon: 5, bullish_threshold: 0.004, bearish_threshold: -0.006}",
        "{source: zigzag, zigzag_threshold: 0.05, label_lookahead: 30}"
      })
  void what_is_written_is_read_as_the_same(String labels) {
    Strategy strategy = Documents.READER.read(Documents.with("/training/labels", labels));
    assertThat(Documents.READER.read(StrategyWriter.yaml(strategy))).isEqualTo(strategy);
  }

  private static Labels read(String labels) {
    return Documents.READER.read(Documents.with("/training/labels", labels)).learning().labels();
  }
}
