package ktrdr.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each mistake in docs/traps.md has a test, and that test is there. */
@Tag("database")
class TrapsDocTest {
  private static final Path MODULE = Path.of(System.getProperty("basedir", "src"));
  private static final Pattern TEST = Pattern.compile("`(\\w+)\\.(\\w+)`");

  @Test
  void every_mistake_names_a_test_that_is_there() throws IOException {
    Map<String, Path> classes = classes();
    List<String> rows =
        Files.readAllLines(MODULE.resolve("../docs/traps.md")).stream()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| the mistake"))
            .toList();
    assertThat(rows).hasSizeGreaterThan(20);
    for (String row : rows) {
      List<MatchResult> tests = TEST.matcher(row).results().toList();
      assertThat(tests).as(row).isNotEmpty();
      for (MatchResult test : tests) {
        assertThat(classes).containsKey(test.group(1));
        assertThat(classes.get(test.group(1))).content().contains(" void " + test.group(2) + "(");
      }
    }
  }

  private static Map<String, Path> classes() throws IOException {
    try (Stream<Path> files = Files.walk(MODULE.resolve("test/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("package-info.java"))
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString().replace(".java", ""),
                  Function.identity(),
                  (one, other) -> one));
    }
  }
}
