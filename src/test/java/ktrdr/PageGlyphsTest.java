package ktrdr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the page writes can be read with any font: signs are drawn, never looked up in a font. */
class PageGlyphsTest {
  private static final Path WEBAPP = Path.of("main", "webapp");

  // Beyond Latin-1, what fonts have had since the Windows Glyph List 4.
  private static final String COMMON = "–—‘’“”•…←↑→↓└├│─";

  @Test
  void no_character_of_the_page_is_one_that_common_fonts_lack() throws IOException {
    Set<String> rare = new TreeSet<>();
    for (Path file : sources()) {
      Files.readString(file)
          .codePoints()
          .filter(c -> c > 0xFF && COMMON.indexOf(c) < 0)
          .forEach(c -> rare.add(file.getFileName() + ": " + Character.getName(c)));
    }
    assertThat(rare).isEmpty();
  }

  @Test
  void the_files_of_the_page_are_looked_at() throws IOException {
    assertThat(sources()).hasSizeGreaterThan(5);
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(WEBAPP)) {
      return files.filter(file -> file.toString().matches(".*\\.(html|js|css)")).toList();
    }
  }
}
