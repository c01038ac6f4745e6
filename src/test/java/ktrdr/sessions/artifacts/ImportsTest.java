package ktrdr.sessions.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("database")
class ImportsTest {
  @TempDir Path home;

  @BeforeEach
  void files() throws IOException {
    Path folder = Files.createDirectories(home.resolve("import"));
    Files.writeString(folder.resolve("bars.csv"), "x");
    Files.writeString(home.resolve("secret.csv"), "x");
    Files.createSymbolicLink(folder.resolve("link.csv"), home.resolve("secret.csv"));
    Files.createDirectory(folder.resolve("folder.csv"));
  }

  @Test
  void a_file_in_the_folder_is_found_by_its_name() {
    Imports imports = new Imports(home.resolve("import"));
    assertThat(imports.find("bars.csv")).contains(home.resolve("import").resolve("bars.csv"));
    assertThat(imports.names()).containsExactly("bars.csv");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret.csv",
        "..\\secret.csv",
        "%2e%2e%2fsecret.csv",
        "./bars.csv",
        "/etc/passwd",
        "file:bars.csv",
        "bars.csv\0",
        "link.csv",
        "folder.csv",
        "missing.csv",
        "..",
        ""
      })
  void nothing_else_is_found(String name) {
    assertThat(new Imports(home.resolve("import")).find(name)).isEmpty();
  }

  @Test
  void a_home_without_the_folder_has_nothing_to_bring_in() {
    Imports none = new Imports(home.resolve("none"));
    assertThat(none.find("bars.csv")).isEmpty();
    assertThat(none.names()).isEmpty();
  }
}
