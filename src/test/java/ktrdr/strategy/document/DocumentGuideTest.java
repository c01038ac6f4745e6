package ktrdr.strategy.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ktrdr.market.Market;
import ktrdr.market.Timeframe;
import ktrdr.market.sources.Bars;
import ktrdr.strategy.InvalidStrategy;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.indicators.IndicatorCatalogue;
import org.junit.jupiter.api.Test;

class DocumentGuideTest {
  private static final StrategyReader READER = new StrategyReader(Bars.bundled());
  private static final Market SPX = new Market("SPX", Timeframe.D1);

  @Test
  void every_indicator_of_the_catalogue_is_named_with_its_ranges() {
    assertThat(DocumentGuide.indicators().lines()).hasSize(IndicatorCatalogue.types().size());
    assertThat(DocumentGuide.indicators())
        .contains("- rsi: Share of gains", "Parameters: period 2 to 500 (14); one output")
        .contains("outputs line, signal, histogram.");
  }

  @Test
  void the_example_is_valid_for_any_market() {
    Strategy strategy = READER.read(DocumentGuide.example(), SPX);
    assertThat(strategy.data().symbol()).isEqualTo("SPX");
    assertThat(READER.read(StrategyWriter.yaml(strategy))).isEqualTo(strategy);
  }

  @Test
  void the_rules_are_what_the_validator_says() {
    assertThat(DocumentGuide.rules())
        .contains("- /model/architecture/dropout: must be a number from 0 to 0.9")
        .contains("- /training/labels/atr_period: must be a whole number from 1 to 500")
        .contains("- /training/networks: must be a whole number from 1 to 20")
        .contains("- /decisions/position_awareness: must be true or false")
        .contains("- /training/optimizer: must be one of adam, adamw, sgd")
        .doesNotContain("\"?\"", "they sum", "faults", "/training_data");
  }

  @Test
  void bars_that_a_document_names_are_replaced_by_those_of_the_market() {
    String elsewhere =
        DocumentGuide.example()
            + "training_data: {symbols: {symbol: NOWHERE}, start_date: 1999-01-01, odd: 1}\n";
    assertThat(READER.read(elsewhere, SPX).data())
        .isEqualTo(READER.read(DocumentGuide.example(), SPX).data());
    assertThatThrownBy(() -> READER.read("[]", SPX)).isInstanceOf(InvalidStrategy.class);
    assertThatThrownBy(() -> READER.read("", SPX)).isInstanceOf(InvalidStrategy.class);
  }
}
