package ktrdr.sessions.repeats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.sessions.repeats.Cause.Kind;
import ktrdr.sessions.repeats.Comparison.Part;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a session that repeats another one says. */
@Tag("database")
class ComparisonTest {
  private static final Map<Kind, String> HERE =
      Map.of(
          Kind.BARS, "b", Kind.CPU, "amd64 Intel 6, AVX512", Kind.LIBTORCH, "2.7", Kind.KTRDR, "1");

  @Test
  void another_processor_is_named_with_both_kinds() {
    Comparison comparison = other(Kind.CPU, "amd64 AMD 25, AVX2");
    assertThat(comparison.sentence())
        .isEqualTo(
            "Its weights differ from session 7. The processor was amd64 AMD 25, AVX2 and is amd64"
                + " Intel 6, AVX512.");
    assertThat(comparison.write())
        .containsEntry("same_bars", true)
        .containsEntry("same_cpu", false)
        .containsEntry("same_libtorch", true)
        .containsEntry("same_ktrdr", true);
  }

  @Test
  void another_library_another_version_and_other_bars_are_named() {
    assertThat(other(Kind.LIBTORCH, "2.6").sentence())
        .endsWith(" The version of libtorch was 2.6 and is 2.7.");
    assertThat(other(Kind.KTRDR, "0").sentence()).endsWith(" The version of ktrdr was 0 and is 1.");
    assertThat(other(Kind.BARS, "c").sentence()).endsWith(" The bars are no longer the same.");
  }

  @Test
  void when_all_of_it_is_the_same_the_code_is_another() {
    assertThat(other(Kind.BARS, "b").sentence())
        .endsWith(
            " Bars, processor and versions are the same, so the code of this version is another.");
  }

  @Test
  void causes_are_told_only_when_something_differs() {
    Map<Part, Optional<Boolean>> same = new EnumMap<>(Map.of(Part.WEIGHTS, Optional.of(true)));
    Comparison comparison = new Comparison(7, same, causes(Kind.CPU, "other"));
    assertThat(comparison.equal()).isTrue();
    assertThat(comparison.sentence()).isEqualTo("It found the same weights as session 7.");
  }

  private static Comparison other(Kind kind, String then) {
    return new Comparison(7, Map.of(Part.WEIGHTS, Optional.of(false)), causes(kind, then));
  }

  private static List<Cause> causes(Kind other, String then) {
    return Arrays.stream(Kind.values())
        .map(
            kind ->
                new Cause(
                    kind,
                    Optional.of(kind == other ? then : HERE.get(kind)),
                    Optional.of(HERE.get(kind))))
        .toList();
  }
}
