package ktrdr.rest.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import ktrdr.operations.Expected;
import ktrdr.operations.OperationId;
import ktrdr.rest.problems.MalformedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {
  private static final OperationId ID = new OperationId("op_training_20260101_000000_0123456789");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "2"              | 2
          "0"              | 0
          "2", "13"        | 2 13
          "2","3"          | 2 3
          , "2" ,, "3",    | 2 3
          W/"2"            | ``
          W/"2", "3"       | 3
          "02"             | ``
          "-2"             | ``
          ""               | ``
          "2,3"            | ``
          "*"              | ``
          "123456789012345678901234567890" | ``
          """)
  void strong_tags_are_versions_and_others_match_none(String header, String versions) {
    assertThat(EntityTags.ifMatch(List.of(header), ID))
        .isEqualTo(Expected.oneOf(ID, numbers(versions)));
  }

  @Test
  void several_lines_are_one_list() {
    assertThat(EntityTags.ifMatch(List.of("\"2\"", "\"3\""), ID))
        .isEqualTo(Expected.oneOf(ID, Set.of(2L, 3L)));
  }

  @Test
  void a_star_and_no_header_mind_nothing() {
    assertThat(EntityTags.ifMatch(List.of(" * "), ID)).isEqualTo(Expected.ANYTHING);
    assertThat(EntityTags.ifMatch((List<String>) null, ID)).isEqualTo(Expected.ANYTHING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ",",
        "2",
        "\"2",
        "2\"",
        "\"2\" \"3\"",
        "\"2\", *",
        "*, \"2\"",
        "**",
        "w/\"2\"",
        "W/ \"2\"",
        "\"2 3\"",
        "'2'",
        "\"2\"x",
        "x\"2\""
      })
  void what_is_no_list_of_tags_is_malformed(String header) {
    assertThatThrownBy(() -> EntityTags.ifMatch(List.of(header), ID))
        .isInstanceOf(MalformedRequest.class)
        .hasMessageStartingWith("If-Match must be");
  }

  @Test
  void thirty_thousand_blanks_are_refused_in_linear_time() {
    String blanks = "\"1\"" + " \t".repeat(15_000) + "x";
    assertThatThrownBy(() -> EntityTags.ifMatch(List.of(blanks), ID))
        .isInstanceOf(MalformedRequest.class);
  }

  private static Set<Long> numbers(String versions) {
    return Arrays.stream(versions.split(" "))
        .filter(v -> !v.isEmpty())
        .map(Long::valueOf)
        .collect(Collectors.toSet());
  }

  @Test
  void the_strong_tags_of_anything_are_read() {
    assertThat(EntityTags.strong(null)).isEmpty();
    assertThat(EntityTags.strong(List.of("*"))).contains(Set.of("*"));
    assertThat(EntityTags.strong(List.of("\"a1\", W/\"b2\"", "\"c3\"")))
        .contains(Set.of("a1", "c3"));
    assertThatThrownBy(() -> EntityTags.strong(List.of("a1"))).isInstanceOf(MalformedRequest.class);
  }
}
