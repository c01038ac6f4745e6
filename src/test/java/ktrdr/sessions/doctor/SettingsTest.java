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

/** Every setting that the code reads is in the list of settings, with its default. */
@Tag("database")
class SettingsTest {
  private static final List<String> OF_THE_BUILD = List.of("KTRDR_VERSION");

  @Test
  void every_setting_that_the_code_reads_is_known() {
    assertThat(read().stream().map(SettingsTest::variable).distinct())
        .hasSizeGreaterThan(5)
        .isSubsetOf(Settings.KNOWN);
  }

  @Test
  void the_default_that_the_code_has_is_the_one_that_is_told() throws Exception {
    List<String> lines =
        Files.readAllLines(Path.of("../cli/src/main/resources/ktrdr/settings.csv"));
    assertThat(read())
        .filteredOn(field -> !standard(field).equals(ConfigProperty.UNCONFIGURED_VALUE))
        .hasSizeGreaterThan(5)
        .allSatisfy(
            field ->
                assertThat(lines)
                    .anyMatch(
                        line -> line.startsWith(variable(field) + ";" + standard(field) + ";")));
  }

  private static List<JavaField> read() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("ktrdr")
            .stream()
            .flatMap(c -> c.getFields().stream())
            .filter(f -> f.isAnnotatedWith(ConfigProperty.class))
            .filter(f -> !OF_THE_BUILD.contains(variable(f)))
            .toList();
  }

  private static String standard(JavaField field) {
    return field.getAnnotationOfType(ConfigProperty.class).defaultValue();
  }

  private static String variable(JavaField field) {
    String name = field.getAnnotationOfType(ConfigProperty.class).name();
    return name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
  }
}
