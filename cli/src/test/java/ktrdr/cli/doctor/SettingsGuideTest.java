package ktrdr.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of the guide tell what the list of settings says. */
class SettingsGuideTest {
  private static final Pattern NAME = Pattern.compile("`(KTRDR_[A-Z_]+)`");

  /** A line of a table: its cells, the first one with the names. */
  private record Row(List<String> cells) {
    List<String> names() {
      return NAME.matcher(cells.get(0))
          .results()
          .map((MatchResult found) -> found.group(1))
          .toList();
    }

    boolean isOfTheServer() {
      return cells.size() == 4;
    }

    String purpose() {
      return cells.get(cells.size() - 1);
    }
  }

  private final List<Row> rows = rows();

  @Test
  void the_guide_has_each_setting_once_and_no_other() {
    assertThat(rows.stream().flatMap(row -> row.names().stream()))
        .containsExactlyInAnyOrderElementsOf(Setting.all().stream().map(Setting::name).toList());
  }

  @Test
  void what_a_setting_does_begins_in_the_guide_as_in_the_list() {
    assertThat(Setting.all())
        .allSatisfy(setting -> assertThat(row(setting).purpose()).startsWith(setting.purpose()));
  }

  @Test
  void the_defaults_are_those_of_the_list() {
    assertThat(Setting.all())
        .filteredOn(setting -> row(setting).isOfTheServer())
        .hasSizeGreaterThan(20)
        .allSatisfy(
            setting ->
                assertThat(row(setting).cells().get(1))
                    .startsWith(
                        setting.standard().isEmpty() ? "none" : "`" + setting.standard() + "`"));
  }

  @Test
  void the_values_are_those_of_the_list() {
    assertThat(Setting.all())
        .filteredOn(setting -> row(setting).isOfTheServer())
        .allSatisfy(
            setting ->
                assertThat(setting.values().wanted())
                    .satisfiesAnyOf(
                        wanted -> assertThat(wanted).isEqualTo("a text"),
                        wanted ->
                            assertThat(words(wanted))
                                .containsAll(words(row(setting).cells().get(2)))));
  }

  private Row row(Setting setting) {
    return rows.stream()
        .filter(row -> row.names().contains(setting.name()))
        .findFirst()
        .orElseThrow();
  }

  /** {@code 1–65535} is "1 to 65535"; a duration is one whatever is said of it. */
  private static List<String> words(String text) {
    return text.contains("duration")
        ? List.of("duration")
        : Stream.of(text.split("[` ,–]+")).filter(word -> !word.isEmpty()).toList();
  }

  private static List<Row> rows() {
    try {
      return Files.readAllLines(Path.of("..", "docs", "guide", "settings.md")).stream()
          .filter(line -> line.startsWith("| `KTRDR_"))
          .map(line -> List.of(line.substring(1, line.length() - 1).split("\\|")))
          .map(cells -> new Row(cells.stream().map(String::strip).toList()))
          .toList();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
