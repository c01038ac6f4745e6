package ktrdr.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What the notices name is what the build packaged. Starts no server. */
class ThirdPartyNoticesIT {
  private static final Path INSTALL = Path.of(System.getProperty("ktrdr.install", ".."));
  private static final Path WAR = INSTALL.resolve("src/target/ktrdr.war");
  private static final Path CLI = INSTALL.resolve("cli/target/ktrdr.jar");
  private static final Path SHARED = INSTALL.resolve("src/target/liberty/wlp/usr/shared/resources");

  /** {@code group:artifact version} of the first part of the notices. */
  private static final Pattern NAMED =
      Pattern.compile("^[\\w.-]+:([\\w.-]+) ([\\w.-]+)$", Pattern.MULTILINE);

  @Test
  void every_jar_of_the_war_is_named_with_its_version() throws IOException {
    try (ZipFile war = new ZipFile(WAR.toFile())) {
      List<String> jars =
          war.stream()
              .map(ZipEntry::getName)
              .filter(name -> name.startsWith("WEB-INF/lib/") && name.endsWith(".jar"))
              .map(name -> name.substring(name.lastIndexOf('/') + 1))
              .toList();
      assertThat(jars).isNotEmpty().allSatisfy(ThirdPartyNoticesIT::isNamed);
    }
  }

  @Test
  void every_jar_of_the_shared_libraries_is_named_with_its_version() throws IOException {
    try (Stream<Path> files = Files.walk(SHARED)) {
      List<String> jars =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".jar"))
              .toList();
      assertThat(jars).isNotEmpty().allSatisfy(ThirdPartyNoticesIT::isNamed);
    }
  }

  @Test
  void every_library_in_the_command_line_is_named_with_its_version() throws IOException {
    List<String> libraries =
        components("cli").stream()
            .map(part -> part.getString("name") + "-" + part.getString("version") + ".jar")
            .toList();
    assertThat(libraries).hasSizeGreaterThan(20).allSatisfy(ThirdPartyNoticesIT::isNamed);
  }

  @Test
  void the_notices_travel_in_the_war_and_in_the_command_line() throws IOException {
    assertThat(entry(WAR, "WEB-INF/classes/META-INF/THIRD-PARTY-NOTICES").equals(notices()))
        .isTrue();
    assertThat(entry(CLI, "META-INF/THIRD-PARTY-NOTICES").equals(notices())).isTrue();
  }

  @Test
  void the_bill_of_materials_of_the_server_has_its_libraries_with_their_licences()
      throws IOException {
    List<String> licensed =
        components("src").stream()
            .filter(part -> !part.getJsonArray("licenses").isEmpty())
            .map(part -> part.getString("name"))
            .collect(Collectors.toList());
    assertThat(licensed)
        .contains("liquibase-core", "commons-lang3", "postgresql", "derby", "pytorch", "openblas");
  }

  private static void isNamed(String jar) {
    Matcher named = NAMED.matcher(notices());
    boolean found =
        named
            .results()
            .anyMatch(
                one ->
                    jar.matches(Pattern.quote(one.group(1) + "-" + one.group(2)) + "(-.*)?\\.jar"));
    assertThat(found).as("THIRD-PARTY-NOTICES names " + jar).isTrue();
  }

  private static List<JsonObject> components(String module) throws IOException {
    Path sbom = INSTALL.resolve(module).resolve("target/ktrdr-sbom.json");
    try (InputStream in = Files.newInputStream(sbom);
        JsonReader reader = Json.createReader(in)) {
      return reader.readObject().getJsonArray("components").getValuesAs(JsonObject.class);
    }
  }

  private static String notices() {
    try {
      return Files.readString(INSTALL.resolve("THIRD-PARTY-NOTICES"));
    } catch (IOException missing) {
      throw new AssertionError(missing);
    }
  }

  private static String entry(Path archive, String name) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile());
        InputStream in = zip.getInputStream(zip.getEntry(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
