package ktrdr.rest.strategies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import ktrdr.work.Refusal.Fault;
import org.junit.jupiter.api.Test;

class InvalidDocumentTest {
  private static final String DOCUMENT =
      """
      name: x
      training:
        epochs: many
        labels:
          source: zigzag
      nn_inputs:
        - {fuzzy_set: rsi}
        - {fuzzy_set: rsj}
      """;

  @Test
  void a_fault_is_in_the_line_of_its_value() {
    assertThat(lines("/training/epochs", "/nn_inputs/1/fuzzy_set", "/name"))
        .isEqualTo(Map.of("/training/epochs", 3, "/nn_inputs/1/fuzzy_set", 8, "/name", 1));
  }

  @Test
  void what_is_missing_is_missing_from_where_it_belongs() {
    assertThat(lines("/training/labels/horizon", "/model/type", ""))
        .isEqualTo(Map.of("/training/labels/horizon", 5, "/model/type", 1, "", 1));
  }

  @Test
  void a_text_that_is_no_yaml_has_one_line() {
    List<Fault> faults = List.of(new Fault("", "not YAML"));
    assertThat(new InvalidDocument("a: [", faults).members()).containsEntry("lines", Map.of("", 1));
  }

  private static Object lines(String... pointers) {
    List<Fault> faults = List.of(pointers).stream().map(p -> new Fault(p, "is wrong")).toList();
    return new InvalidDocument(DOCUMENT, faults).members().get("lines");
  }
}
