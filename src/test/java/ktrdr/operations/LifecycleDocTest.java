package ktrdr.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What docs/lifecycle.md says of statuses and events is what the code does. */
@Tag("database")
class LifecycleDocTest {
  private static final Path PAGE =
      Path.of(System.getProperty("basedir", "src"), "..", "docs", "lifecycle.md");
  private static final Path LIVE =
      Path.of(System.getProperty("basedir", "src"), "main", "webapp", "assets", "live.js");
  private static final Pattern KIND = Pattern.compile("`([a-z_]+)`");
  private static final Pattern NAME = Pattern.compile("`([a-z]+)`");
  private static final Pattern ARROW = Pattern.compile(" *([a-z]+) --> ([a-z]+)");

  @Test
  void the_table_of_transitions_is_that_of_the_code() throws IOException {
    Set<String> told =
        Files.readAllLines(PAGE).stream()
            .dropWhile(line -> !line.equals("| from | to |"))
            .takeWhile(line -> line.startsWith("|"))
            .map(line -> line.split("\\|"))
            .flatMap(cells -> pairs(names(cells[1]), names(cells[2])))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(told).isEqualTo(real());
  }

  @Test
  void the_diagram_of_transitions_is_that_of_the_code() throws IOException {
    List<String> diagram =
        Files.readAllLines(PAGE).stream()
            .dropWhile(line -> !line.equals("stateDiagram-v2"))
            .takeWhile(line -> !line.equals("```"))
            .toList();
    Set<String> told =
        diagram.stream()
            .map(ARROW::matcher)
            .filter(arrow -> arrow.matches())
            .map(arrow -> arrow.group(1) + " " + arrow.group(2))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(told).isEqualTo(real());
    assertThat(diagram).contains("    [*] --> pending", "    completed --> [*]");
  }

  @Test
  void the_kinds_of_events_are_those_of_the_code_and_the_page_hears_all_of_them()
      throws IOException {
    Set<String> real =
        Arrays.stream(OperationEvent.Kind.values())
            .map(OperationEvent.Kind::wire)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> told =
        Files.readAllLines(PAGE).stream()
            .dropWhile(line -> !line.equals("| kind | when |"))
            .takeWhile(line -> line.startsWith("|"))
            .flatMap(line -> KIND.matcher(line.split("\\|")[1]).results())
            .map(kind -> kind.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(told).isEqualTo(real);
    String listened =
        Files.readAllLines(LIVE).stream()
            .filter(l -> l.startsWith("const KINDS"))
            .findFirst()
            .get();
    real.forEach(kind -> assertThat(listened).contains("'" + kind + "'"));
  }

  private static Set<String> real() {
    Set<String> real = new TreeSet<>();
    for (OperationStatus from : OperationStatus.values()) {
      for (OperationStatus to : OperationStatus.values()) {
        if (from.canBecome(to)) {
          real.add(from.wire() + " " + to.wire());
        }
      }
    }
    return real;
  }

  private static List<String> names(String cell) {
    return NAME.matcher(cell).results().map((MatchResult name) -> name.group(1)).toList();
  }

  private static Stream<String> pairs(List<String> from, List<String> to) {
    return from.stream().flatMap(f -> to.stream().map(t -> f + " " + t));
  }
}
