package ktrdr.rest.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import ktrdr.rest.problems.InvalidBody;
import ktrdr.rest.problems.MalformedRequest;
import ktrdr.work.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"seed\": 1, \"seed\": 2}",
        "{\"seed\": 1, \"\\u0073eed\": 2}",
        "{\"a\": {\"b\": 1, \"b\": 1}}",
        "{\"a\": [{\"b\": 1}, {\"b\": 1, \"b\": 1}]}"
      })
  void a_field_that_is_there_twice_is_refused(String json) {
    assertThatThrownBy(() -> Body.read(json))
        .isInstanceOf(MalformedRequest.class)
        .hasMessageContaining("twice");
  }

  @Test
  void a_list_of_strings_has_some_and_none_twice() {
    assertThat(Body.read("{\"models\": [\"a\", \"b\"]}").strings("models", 2, 9))
        .contains(List.of("a", "b"));
    assertThat(Body.read("{}").strings("models", 2, 9)).isEmpty();
    for (String bad : List.of("[]", "[\"a\", \"a\"]", "[\"a\", \"b\", \"c\"]", "[1]", "\"a\"")) {
      Body body = Body.read("{\"models\": " + bad + "}");
      assertThat(body.strings("models", 2, 9)).isEmpty();
      assertThatThrownBy(body::done)
          .isInstanceOf(InvalidBody.class)
          .hasMessageContaining("a list of 1 to 2 different strings");
    }
  }

  @Test
  void the_strings_of_a_list_have_the_limits_of_a_string() {
    Body body = Body.read("{\"models\": [\"abc\", \"\\u0000\"]}");
    body.strings("models", 2, 2);
    assertThatThrownBy(body::done)
        .isInstanceOf(InvalidBody.class)
        .hasMessageContaining("must have at most 2 characters")
        .hasMessageContaining("U+0000");
  }

  @Test
  void one_name_in_two_objects_is_fine() {
    Body body = Body.read("{\"a\": {\"b\": 1}, \"b\": 2}");
    assertThat(body.integer("b", 0, 9)).contains(2L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"brief\": \"\\ud800\"}",
        "{\"\\udc00\": 1}",
        "{\"a\": [{\"b\": \"x\\udbffy\"}]}"
      })
  void half_a_character_is_refused(String json) {
    assertThatThrownBy(() -> Body.read(json))
        .isInstanceOf(MalformedRequest.class)
        .hasMessageContaining("half a character");
  }

  @Test
  void a_whole_character_of_two_surrogates_is_kept() {
    assertThat(Body.read("{\"brief\": \"\\ud83d\\udc08\"}").string("brief")).contains("🐈");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "7", "{\"a\": 1} {", "{\"a\": 1},"})
  void what_is_no_single_json_object_is_refused(String json) {
    assertThatThrownBy(() -> Body.read(json)).isInstanceOf(MalformedRequest.class);
  }

  @Test
  void a_hundred_thousand_levels_are_refused() {
    assertThatThrownBy(() -> Body.read("{\"a\":".repeat(100_000)))
        .isInstanceOf(MalformedRequest.class);
  }

  @Test
  void the_pointer_to_a_field_is_escaped() {
    Body body = Body.read("{\"trigger\": {\"a/b~c\": 1}}");
    body.object("trigger");
    assertThatThrownBy(body::done)
        .isInstanceOfSatisfying(
            InvalidBody.class,
            e ->
                assertThat(e.faults())
                    .extracting(Refusal.Fault::pointer)
                    .containsExactly("/trigger/a~1b~0c"));
  }

  @Test
  void a_value_of_any_kind_is_read_as_plain_java() {
    Body body = Body.read("{\"a\": {\"b\": [1.50, \"x\", true, null]}, \"c\": \"word\"}");
    List<Object> list = Arrays.asList(new BigDecimal("1.50"), "x", true, null);
    assertThat(body.any("a")).contains(Map.of("b", list));
    assertThat(body.any("c")).contains("word");
    assertThat(body.any("d")).isEmpty();
    body.done();
  }

  @Test
  void the_faults_of_a_document_in_a_field_keep_their_pointers() {
    Body body = Body.read("{\"strategy\": \"name: x\"}");
    body.string("strategy");
    body.faults("strategy", List.of(new Refusal.Fault("/fuzzy_sets/a~1b", "unknown key")));
    assertThatThrownBy(body::done)
        .isInstanceOfSatisfying(
            InvalidBody.class,
            e ->
                assertThat(e.faults())
                    .extracting(Refusal.Fault::pointer)
                    .containsExactly("/strategy/fuzzy_sets/a~1b"));
  }
}
