package ktrdr.strategy.document.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import ktrdr.market.sources.Bars;
import ktrdr.strategy.InvalidStrategy;
import ktrdr.strategy.Labels;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.strategy.features.Features;
import ktrdr.work.Refusal.Fault;
import org.junit.jupiter.api.Test;

class MigrationTest {
  private static final StrategyReader READER = new StrategyReader(Bars.bundled());
  private static final String OLD =
      """
      name: old
      version: "2.1"
      training_data: {symbols: {mode: single, symbol: SPX}, timeframes: {mode: single, timeframe: 1d}}
      indicators:
        - {name: RSI, feature_id: RSI_14, period: 14}
        - {name: macd, feature_id: macd_1, fast_period: 12}
        - {name: rsi, feature_id: unused, period: 7}
      fuzzy_sets:
        RSI_14: {Low: [0, 25, 45], high: [55, 75, 100]}
        macd_1: {up: [0, 5, 10]}
        macd_1.histogram: {up: [0, 5, 10]}
      """;

  @Test
  void the_document_of_the_peers_is_valid_afterwards() throws IOException {
    Migrated migrated = Migration.of(peer());
    Strategy strategy = READER.read(migrated.text());
    assertThat(strategy.indicators().get("rsi_14").parameters()).containsEntry("period", 14.0);
    assertThat(Features.names(strategy))
        .containsExactly("1d_rsi_14_oversold", "1d_rsi_14_overbought");
    assertThat(strategy.learning().optimiser().epochs()).isEqualTo(10);
    assertThat(strategy.learning().labels()).isInstanceOf(Labels.Zigzag.class);
    assertThat(strategy.trading().confidenceThreshold()).isEqualTo(0.6);
    assertThat(migrated.notes())
        .containsExactly(
            "version: 2.0 is 3.0 now",
            "indicators: the list is a map now, by feature_id: rsi_14",
            "nn_inputs: every fuzzy set is an input, in the order of the document");
  }

  @Test
  void ids_are_lower_case_outputs_are_named_and_what_had_no_effect_is_left_out() {
    Migrated migrated = Migration.of(OLD);
    Strategy strategy = READER.read(migrated.text());
    assertThat(strategy.indicators()).containsOnlyKeys("rsi_14", "macd_1");
    assertThat(strategy.inputs())
        .extracting(set -> set.id() + " " + set.indicator() + "." + set.output())
        .containsExactly(
            "rsi_14 rsi_14.", "macd_1 macd_1.line", "macd_1_histogram macd_1.histogram");
    assertThat(strategy.inputs().get(0).memberships()).containsOnlyKeys("low", "high");
    assertThat(migrated.notes())
        .contains(
            "fuzzy_sets: macd_1 is of the output macd_1.line",
            "indicators: left out, because no fuzzy set uses them: unused");
  }

  @Test
  void no_key_is_left_out_silently() {
    assertThat(Migration.of(OLD + "deployment: {x: 1}\nodd: 2\n").text())
        .contains("deployment: {x: 1}", "odd: 2");
  }

  @Test
  void a_set_without_its_indicator_and_a_list_of_anything_else_are_faults_with_their_places() {
    assertThat(faults(OLD.replace("macd_1:", "macd_2:")))
        .extracting(Fault::pointer)
        .containsExactly("/fuzzy_sets/macd_2");
    assertThat(faults("version: \"2.0\"\nindicators: [1, {period: 3}]\nfuzzy_sets: []\n"))
        .extracting(Fault::pointer)
        .containsExactly("/indicators/0", "/indicators/1", "/fuzzy_sets");
    assertThat(faults("version: \"2.0\"\n: ["))
        .singleElement()
        .satisfies(fault -> assertThat(fault.detail()).startsWith("not YAML"));
  }

  @Test
  void other_versions_need_no_migration() {
    assertThatThrownBy(() -> Migration.of("version: \"3.0\"\n"))
        .isInstanceOf(NotVersion2.class)
        .hasMessageContaining("of version 3.0 already");
    assertThatThrownBy(() -> Migration.of("[]")).isInstanceOf(NotVersion2.class);
    assertThatThrownBy(() -> Migration.of("a: 1")).isInstanceOf(NotVersion2.class);
  }

  private static List<Fault> faults(String text) {
    return catchThrowableOfType(InvalidStrategy.class, () -> Migration.of(text)).faults();
  }

  private static String peer() throws IOException {
    String file = "/strategies/peers/version_2_list_style.yaml";
    try (InputStream in = MigrationTest.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
