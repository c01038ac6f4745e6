package ktrdr.strategy.document.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The guide has the page of keys that the schema makes. */
class KeyReferenceTest {
  private static final Path PAGE =
      Path.of(System.getProperty("basedir", "."), "../docs/guide/strategy-keys.md");
  private static final String MARK = "<!-- made of src/main/resources/strategies/schema.yaml -->\n";

  /** With {@code -Dktrdr.write=true} it writes the page instead. */
  @Test
  void the_page_is_what_the_schema_says() throws IOException {
    String page = Files.readString(PAGE);
    int start = page.indexOf(MARK) + MARK.length();
    String made = page.substring(0, start) + KeyReference.markdown();
    if (Boolean.getBoolean("ktrdr.write")) {
      Files.writeString(PAGE, made);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(made);
  }
}
