package ktrdr.strategy.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.features.Features;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrategyWriterTest {

  @ParameterizedTest
  @ValueSource(strings = {"spx_macd_everything.yaml", "spx_rsi_triangles.yaml"})
  void what_is_written_is_read_as_the_same(String resource) {
    Strategy strategy = Documents.READER.read(Documents.resource(resource));
    assertSame(strategy);
  }

  @Test
  void defaults_are_written_out() {
    Strategy strategy = Documents.READER.read(Documents.small());
    assertSame(strategy);
    assertThat(StrategyWriter.yaml(strategy))
        .contains("confidence_threshold: 0.5", "epochs: 100", "hidden_layers: [64, 32]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "null",
        "~",
        "3.0",
        "0x1F",
        "- a",
        "a: b",
        "\"q\" 'q'",
        " x ",
        "é\n\tü",
        "#no",
        "1e3",
        ".nan",
        "2003-01-01",
        "&a",
        "!b"
      })
  void any_text_survives(String text) {
    var document = Documents.small();
    document.put("description", text);
    Strategy strategy = Documents.READER.read(document);
    assertThat(strategy.text().description()).isEqualTo(text);
    assertSame(strategy);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.1", "1e-9", "0.30000000000000004", "1.0E-300"})
  void a_number_survives_to_the_bit(String number) {
    assertSame(Documents.READER.read(Documents.with("/training/learning_rate", number)));
  }

  @Test
  void order_survives() {
    Strategy strategy = Documents.READER.read(Documents.resource("spx_macd_everything.yaml"));
    Strategy again = Documents.READER.read(StrategyWriter.yaml(strategy));
    assertThat(Features.names(again)).isEqualTo(Features.names(strategy));
    assertThat(again.indicators().keySet()).containsExactly("macd", "rsi_7");
  }

  @Test
  void a_document_of_before_that_names_no_evaluation_is_written_without_one() {
    assertThat(StrategyWriter.yaml(Documents.READER.with(Defaults.FIRST).read(Documents.small())))
        .doesNotContain("data_split", "evaluation", "networks");
  }

  @Test
  void a_document_of_before_is_written_byte_for_byte_as_it_was() {
    String stored = Documents.stored();
    assertThat(stored).contains("data_split: {train: 0.7, validation: 0.15, test: 0.15}");
    Strategy strategy = Documents.READER.with(Defaults.FIRST).read(stored);
    assertThat(StrategyWriter.yaml(strategy)).isEqualTo(stored);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/training/networks", "/evaluation/mode", "/training/validation_split"})
  void what_was_asked_for_is_still_asked_for_when_it_is_read_again(String pointer) {
    String value =
        Map.of("networks", "1", "mode", "holdout", "validation_split", "0.2")
            .get(pointer.substring(pointer.lastIndexOf('/') + 1));
    assertSame(Documents.READER.read(Documents.with(pointer, value)));
  }

  @Test
  void several_networks_and_a_walk_are_written() {
    Strategy strategy = Documents.READER.read(Documents.small());
    Strategy.Learning one = strategy.learning();
    Strategy walking =
        new Strategy(
            strategy.name(),
            strategy.text(),
            strategy.data(),
            strategy.indicators(),
            strategy.inputs(),
            new Strategy.Learning(
                one.network(),
                one.optimiser(),
                one.labels(),
                Optional.of(new Strategy.WalkForward(0.5, 4, Strategy.Scheme.ROLLING)),
                3),
            strategy.trading());
    assertThat(StrategyWriter.yaml(walking))
        .contains("evaluation: {mode: walk_forward, start: 0.5, folds: 4, scheme: rolling}")
        .contains("  networks: 3\n")
        .doesNotContain("data_split");
  }

  private static void assertSame(Strategy strategy) {
    assertThat(Documents.READER.read(StrategyWriter.yaml(strategy))).isEqualTo(strategy);
    assertThat(Documents.READER.read(StrategyWriter.map(strategy))).isEqualTo(strategy);
  }
}
