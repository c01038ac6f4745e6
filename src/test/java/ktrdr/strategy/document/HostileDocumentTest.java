package ktrdr.strategy.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import ktrdr.work.Refusal.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileDocumentTest {
  private static final String NOISE =
      "[]{}:,-&*!|>%@`'\"\n\t \\#?<~0.eE\0\u0007\u2028\ud83d\ude00\ud800é";

  @Test
  void a_million_brackets_are_too_long() {
    assertThat(Documents.faults("[".repeat(1_000_000)))
        .containsExactly(new Fault("", "longer than 256 KiB"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[", "{a: ", "- ", "? ", "- - ", "a:\n ", "[{", "!!x ", "&a ", "'", "|\n"})
  void two_hundred_thousand_of_anything_are_refused(String piece) {
    assertThat(Documents.faults(piece.repeat(200_000 / piece.length()))).isNotEmpty();
  }

  @Test
  void depth_13_is_too_deep() {
    assertThat(Documents.faults("[".repeat(13) + "]".repeat(13)))
        .containsExactly(new Fault("", "not YAML: nested deeper than 12"));
    assertThat(Documents.faults("{version: '3.0', x: " + "[".repeat(11) + "]".repeat(11) + "}"))
        .contains(
            new Fault(
                "/x",
                "unknown key; allowed: version, name, description, hypothesis, scope,"
                    + " training_data, indicators, fuzzy_sets, nn_inputs, model, training,"
                    + " evaluation, decisions, backtest"));
  }

  @Test
  void tags_anchors_and_aliases_are_refused_where_they_are() {
    assertThat(
            Documents.faults(
                """
                name: !!javax.script.ScriptEngineManager [x]
                training_data: &bomb {a: b}
                indicators: *bomb
                """))
        .containsExactly(
            new Fault("/name", "tags are not allowed"),
            new Fault("/training_data", "anchors and aliases are not allowed"),
            new Fault("/indicators", "anchors and aliases are not allowed"));
  }

  @Test
  void a_key_twice_and_a_second_document_are_refused() {
    assertThat(Documents.faults("name: a\nname: b\n"))
        .containsExactly(new Fault("/name", "given twice"));
    assertThat(Documents.faults("name: a\n---\nname: b\n"))
        .containsExactly(new Fault("", "more than one document"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "   ", "# nothing", "---", "hello", "42", "[1, 2]", "null", "name: [", "\0"})
  void what_is_no_document_is_refused(String text) {
    assertThat(Documents.faults(text)).isNotEmpty();
  }

  @Test
  void syntax_is_explained_with_its_place() {
    assertThat(Documents.faults("name: a\nversion: b: c\n"))
        .containsExactly(
            new Fault("", "not YAML: mapping values are not allowed here in line 2, column 11"));
  }

  @Test
  void a_hundred_faults_are_listed_and_the_rest_counted() {
    StringBuilder document = new StringBuilder("version: '3.0'\n");
    for (int i = 0; i < 20_000; i++) {
      document.append("key").append(i).append(": 1\n");
    }
    List<Fault> faults = Documents.faults(document.toString());
    assertThat(faults).hasSize(101);
    assertThat(faults.get(100).detail()).isEqualTo("and 19909 more faults");
  }

  @Test
  void thousands_of_wrong_names_among_thousands_are_told_in_little_time_and_space() {
    StringBuilder document = new StringBuilder("version: '3.0'\nfuzzy_sets:\n");
    for (int i = 0; i < 4_500; i++) {
      document.append("  set").append(i).append(": {indicator: x").append(i).append("}\n");
    }
    document.append("nn_inputs:\n");
    for (int i = 0; i < 4_500; i++) {
      document.append("  - {fuzzy_set: sot").append(i).append("}\n");
    }
    List<Fault> faults = Documents.faults(document.toString());
    assertThat(faults).hasSize(101);
    assertThat(faults).allMatch(fault -> fault.detail().length() < 500);
  }

  @Test
  void keys_and_values_are_shown_short_and_without_control_characters() {
    Map<String, Object> document = Documents.small();
    document.put("\u001b[2J" + "x".repeat(1_000), 1);
    document.put("scope", "\u001b]0;x\u0007" + "y".repeat(1_000));
    for (Fault fault : Documents.faults(document)) {
      assertThat(fault.pointer() + fault.detail()).hasSizeLessThan(300).doesNotContain("\u001b");
    }
  }

  @Test
  void a_tree_that_holds_itself_is_too_deep() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", document);
    assertThat(Documents.faults(document)).containsExactly(new Fault("", "nested deeper than 12"));
    List<Object> wide = new ArrayList<>();
    for (int i = 0; i < 300_000; i++) {
      wide.add(1);
    }
    assertThat(Documents.faults(Map.of("name", wide)))
        .containsExactly(new Fault("", "longer than 256 KiB"));
  }

  @Test
  void foreign_objects_are_refused() {
    Map<String, Object> document = Documents.small();
    document.put("name", new StringBuilder("ok"));
    document.put("scope", new Object());
    assertThat(Documents.faults(document)).extracting(Fault::pointer).containsExactly("/scope");
  }

  @Test
  void any_damage_is_a_strategy_or_a_refusal_and_nothing_else() {
    SplittableRandom random = new SplittableRandom(1);
    String whole = Documents.resource("spx_macd_everything.yaml");
    int refused = 0;
    for (int round = 0; round < 1_000; round++) {
      String damaged = damaged(whole, random, 1 + random.nextInt(6));
      refused += Documents.faults(damaged).isEmpty() ? 0 : 1;
    }
    assertThat(refused).isGreaterThan(500);
  }

  private static String damaged(String text, SplittableRandom random, int times) {
    StringBuilder damaged = new StringBuilder(text);
    for (int i = 0; i < times; i++) {
      int at = random.nextInt(damaged.length());
      switch (random.nextInt(4)) {
        case 0 -> damaged.deleteCharAt(at);
        case 1 -> damaged.insert(at, NOISE.charAt(random.nextInt(NOISE.length())));
        case 2 -> damaged.setCharAt(at, NOISE.charAt(random.nextInt(NOISE.length())));
        default -> damaged.delete(at, Math.min(damaged.length(), at + random.nextInt(20)));
      }
    }
    return damaged.toString();
  }
}
