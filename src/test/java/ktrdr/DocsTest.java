package ktrdr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Documents can be read in a terminal. */
class DocsTest {
  private static final Path ROOT = Path.of(System.getProperty("basedir", "src")).resolve("..");
  private static final int COLUMNS = 120;

  @Test
  void lines_of_prose_have_at_most_120_columns() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path document : documents()) {
      boolean code = false;
      int number = 0;
      for (String line : Files.readAllLines(document)) {
        number++;
        code ^= line.strip().startsWith("```");
        boolean table = line.startsWith("|");
        if (!code && !table && line.codePointCount(0, line.length()) > COLUMNS) {
          tooLong.add(ROOT.relativize(document) + ":" + number);
        }
      }
    }
    assertThat(tooLong).isEmpty();
  }

  @Test
  void the_readme_has_at_most_150_lines() throws IOException {
    assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(150);
  }

  private static List<Path> documents() throws IOException {
    List<Path> documents =
        new ArrayList<>(List.of(ROOT.resolve("bench/README.md"), ROOT.resolve("data/README.md")));
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      Stream.concat(top, docs)
          .filter(file -> file.toString().endsWith(".md"))
          .forEach(documents::add);
    }
    return documents;
  }
}
