package ktrdr.strategy.document.schema;

import static ktrdr.strategy.document.schema.DocumentSchema.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ktrdr.strategy.document.StrategyWriter;
import ktrdr.strategy.indicators.IndicatorCatalogue;
import ktrdr.work.Refusal.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema and the validator know the same keys, ranges and words. */
class DocumentSchemaTest {
  private static final String ODD = "zzzz";
  private final Map<String, Set<String>> sections = new TreeMap<>();
  private final List<Leaf> leaves = Leaf.all(sections);

  @Test
  void the_validator_accepts_what_the_schema_accepts() {
    List<String> wrong = new ArrayList<>();
    for (Leaf leaf : leaves) {
      for (Object good : leaf.good()) {
        faultsAt(leaf, good)
            .forEach(f -> wrong.add(leaf.pointer() + " " + good + ": " + f.detail()));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void the_validator_refuses_what_the_schema_refuses() {
    List<String> wrong = new ArrayList<>();
    for (Leaf leaf : leaves) {
      for (Object bad : leaf.bad()) {
        if (faultsAt(leaf, bad).isEmpty()) {
          wrong.add(leaf.pointer() + " accepts " + bad);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static List<Fault> faultsAt(Leaf leaf, Object value) {
    String parent = leaf.pointer().substring(0, leaf.pointer().lastIndexOf('/'));
    Map<String, Object> document = Trees.small();
    leaf.neighbours().forEach((key, other) -> Trees.set(document, parent + "/" + key, other));
    Trees.set(document, leaf.pointer(), value);
    return Trees.faults(document).stream()
        .filter(
            f -> f.pointer().equals(leaf.pointer()) || f.pointer().startsWith(leaf.pointer() + "/"))
        .toList();
  }

  @Test
  void every_section_has_the_keys_that_the_validator_knows() {
    sections.forEach(
        (place, keys) ->
            assertThat(known(Trees.with(place + "/" + ODD, 1), place))
                .as(place.isEmpty() ? "the document" : place)
                .isEqualTo(new TreeSet<>(keys)));
  }

  @Test
  void indicators_sets_and_inputs_have_the_keys_that_the_validator_knows() {
    for (Object type : (List<?>) definition("indicator").get("oneOf")) {
      Map<String, Object> keys = object(object(type).get("properties"));
      Map<String, Object> indicator = new LinkedHashMap<>(Map.of(ODD, 1));
      indicator.put("type", object(keys.get("type")).get("const"));
      assertThat(known(Trees.with("/indicators/rsi_14", indicator), "/indicators/rsi_14"))
          .isEqualTo(keys.keySet());
    }
    Set<String> inputs = known(Trees.with("/nn_inputs/0/" + ODD, 1), "/nn_inputs/0");
    inputs.removeIf(key -> isForLater("/nn_inputs/0/" + key));
    assertThat(inputs).isEqualTo(object(definition("input").get("properties")).keySet());
    assertThat(((List<?>) definition("indicator").get("oneOf")))
        .hasSameSizeAs(IndicatorCatalogue.types());
  }

  @Test
  void memberships_are_of_the_types_that_the_validator_knows() {
    Map<String, Object> document =
        Trees.with("/fuzzy_sets/rsi/low", Map.of("type", "?", "parameters", List.of()));
    String detail =
        Trees.faults(document).stream()
            .filter(f -> f.pointer().equals("/fuzzy_sets/rsi/low/type"))
            .findFirst()
            .orElseThrow()
            .detail();
    Set<String> types =
        ((List<?>) definition("membership").get("oneOf"))
            .stream()
                .map(choice -> object(choice).get("properties"))
                .filter(Map.class::isInstance)
                .flatMap(keys -> ((List<?>) object(object(keys).get("type")).get("enum")).stream())
                .map(String::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    assertThat(words(detail.replaceAll("must be one of (.*); is.*", "$1"))).isEqualTo(types);
  }

  /** The keys that the validator names when it finds an odd one. */
  private static Set<String> known(Map<String, Object> document, String place) {
    return Trees.faults(document).stream()
        .filter(f -> f.pointer().equals(place + "/" + ODD))
        .map(f -> words(f.detail().replace("unknown key; allowed: ", "")))
        .findFirst()
        .orElseThrow(() -> new AssertionError(place + " accepts " + ODD));
  }

  private static boolean isForLater(String place) {
    return Trees.faults(Trees.with(place, "x")).stream()
        .anyMatch(f -> f.pointer().equals(place) && f.detail().startsWith("not supported yet"));
  }

  private static Set<String> words(String listed) {
    return Arrays.stream(listed.split(", ")).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, Object> definition(String name) {
    return object(object(DocumentSchema.tree().get("$defs")).get(name));
  }

  @Test
  void the_defaults_are_those_of_the_validator() {
    Map<String, Object> written = StrategyWriter.map(Trees.READER.read(Trees.small()));
    List<String> compared = new ArrayList<>();
    for (Leaf leaf : leaves) {
      Object value = at(written, leaf.pointer());
      if (value != null && leaf.rule().containsKey("default") && !isWarmUp(leaf)) {
        assertThat(text(value)).as(leaf.pointer()).isEqualTo(text(leaf.rule().get("default")));
        compared.add(leaf.pointer());
      }
    }
    assertThat(compared).contains("/training/epochs", "/evaluation/folds").hasSizeGreaterThan(20);
  }

  /** The writer spells out the longest warm-up of the indicators. */
  private static boolean isWarmUp(Leaf leaf) {
    return leaf.pointer().endsWith("/history_required");
  }

  private static Object at(Object tree, String pointer) {
    Object at = tree;
    for (String key : pointer.substring(1).split("/")) {
      at = at instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return at;
  }

  private static String text(Object value) {
    return value instanceof Number number
        ? Double.toString(number.doubleValue())
        : String.valueOf(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"spx_rsi_triangles.yaml", "spx_macd_everything.yaml"})
  void valid_documents_fit_the_schema(String file) {
    assertThat(SchemaCheck.differences(Trees.of(Trees.resource(file)))).isEmpty();
  }

  @Test
  void what_the_writer_writes_fits_the_schema() {
    assertThat(SchemaCheck.differences(StrategyWriter.map(Trees.READER.read(Trees.small()))))
        .isEmpty();
  }

  @Test
  void documents_of_other_versions_and_other_keys_do_not_fit() {
    Map<String, Object> old = Trees.of(Trees.resource("peers/version_2_list_style.yaml"));
    assertThat(SchemaCheck.differences(old)).contains("/nn_inputs is missing");
    assertThat(SchemaCheck.differences(Trees.with("/training/epocs", 3)))
        .containsExactly("/training/epocs is unknown");
  }

  @Test
  void the_published_schema_has_no_hints_of_ours() {
    assertThat(DocumentSchema.tree().toString()).doesNotContain("x-needs");
    assertThat(DocumentSchema.tree()).containsEntry("title", "ktrdr strategy, version 3.0");
  }

  @Test
  void every_key_says_what_it_does() {
    assertThat(Stream.of(KeyReference.markdown().split("\n")).filter(l -> l.startsWith("| `")))
        .allSatisfy(row -> assertThat(row).matches(".*\\| [A-Z].*\\. \\|$"))
        .hasSizeGreaterThan(80);
  }
}
