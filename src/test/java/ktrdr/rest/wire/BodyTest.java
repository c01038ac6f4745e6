package ktrdr.rest.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ktrdr.rest.problems.MalformedRequest;
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
}
