package ktrdr.sessions.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every setting is known to the doctor and told in the guide, and no other. */
@Tag("database")
class SettingsTest {
  private static final List<String> OF_THE_BUILD = List.of("KTRDR_VERSION");

  @Test
  void every_setting_that_the_code_reads_is_known() {
    List<String> read =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("ktrdr")
                .stream()
                .flatMap(c -> c.getFields().stream())
                .filter(f -> f.isAnnotatedWith(ConfigProperty.class))
                .map(SettingsTest::variable)
                .filter(name -> !OF_THE_BUILD.contains(name))
                .distinct()
                .toList();
    assertThat(read).hasSizeGreaterThan(5).isSubsetOf(Settings.KNOWN);
  }

  @Test
  void every_known_setting_is_in_the_guide() throws Exception {
    String guide = Files.readString(Path.of("../docs/guide/settings.md"));
    assertThat(Settings.KNOWN).allSatisfy(name -> assertThat(guide).contains("`" + name + "`"));
  }

  private static String variable(JavaField field) {
    String name = field.getAnnotationOfType(ConfigProperty.class).name();
    return name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
  }
}
