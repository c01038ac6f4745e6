package ktrdr.strategy.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.strategy.InvalidStrategy;
import ktrdr.strategy.Strategy;
import ktrdr.work.Refusal.Fault;
import org.junit.jupiter.api.Test;

class StrategyVariantTest {
  private static final Strategy SMALL = Documents.READER.read(Documents.SMALL);
  private final StrategyVariant variant = new StrategyVariant(Documents.READER, SMALL);

  @Test
  void without_other_values_it_is_the_strategy_itself() {
    assertThat(variant.with(Map.of())).isEqualTo(SMALL);
  }

  @Test
  void a_value_is_replaced_and_nothing_else() {
    Strategy twenty = variant.with(Map.of("training.epochs", new BigDecimal("20")));
    assertThat(twenty.learning().optimiser().epochs()).isEqualTo(20);
    assertThat(StrategyDifferences.of(documents(SMALL, twenty), Documents.READER))
        .singleElement()
        .satisfies(one -> assertThat(one.path()).isEqualTo("training.epochs"))
        .satisfies(one -> assertThat(one.values().get(1)).hasToString("20"));
    assertThat(variant.with(Map.of())).isEqualTo(SMALL); // The first one is as it was.
  }

  @Test
  void lists_are_values_and_have_places() {
    String layers = "model.architecture.hidden_layers";
    assertThat(variant.with(Map.of(layers, List.of(8, 4))).learning().network().hiddenLayers())
        .containsExactly(8, 4);
    assertThat(variant.with(Map.of(layers + ".0", 5)).learning().network().hiddenLayers().get(0))
        .isEqualTo(5);
  }

  @Test
  void all_faults_are_told_at_once_with_their_places() {
    assertThat(faults(Map.of("training.epochs", 0, "training.epoch", 3)))
        .extracting(Fault::pointer)
        .containsExactlyInAnyOrder("/training/epochs", "/training/epoch");
  }

  @Test
  void a_path_that_leads_nowhere_is_refused() {
    assertThat(faults(Map.of("training.epochs.more", 3)))
        .singleElement()
        .satisfies(fault -> assertThat(fault.detail()).contains("leads nowhere", "more"));
    assertThat(faults(Map.of("training..epochs", 3))).isNotEmpty();
    assertThat(faults(Map.of("nn_inputs.9", 3))).isNotEmpty();
  }

  @Test
  void what_is_no_document_has_no_values() {
    List<Optional<String>> documents =
        List.of(Optional.empty(), Optional.of("no: strategy"), documents(SMALL).get(0));
    assertThat(StrategyDifferences.of(documents, Documents.READER))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.values().subList(0, 2)).containsOnlyNulls());
  }

  private static List<Optional<String>> documents(Strategy... strategies) {
    return java.util.Arrays.stream(strategies)
        .map(strategy -> Optional.of(StrategyWriter.yaml(strategy)))
        .toList();
  }

  private List<Fault> faults(Map<String, Object> values) {
    return catchThrowableOfType(InvalidStrategy.class, () -> variant.with(values)).faults();
  }
}
