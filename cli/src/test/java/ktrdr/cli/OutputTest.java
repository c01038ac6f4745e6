package ktrdr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the streams of a process, seen from outside. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class OutputTest {
  @TempDir Path directory;

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_full_disk_behind_stdout_is_an_error_with_a_sentence() throws Exception {
    Ran ran = ktrdr(">/dev/full", "version");
    assertThat(ran.exit).isEqualTo(1);
    assertThat(ran.err)
        .isEqualTo("error: can't write to standard output: No space left on device\n");
  }

  @Test
  void a_closed_stdout_is_an_error_with_a_sentence() throws Exception {
    Ran ran = ktrdr(">&-", "version");
    assertThat(ran.exit).isEqualTo(1);
    assertThat(ran.err).startsWith("error: can't write to standard output: ");
  }

  @Test
  void a_reader_that_has_had_enough_ends_it_quietly() throws Exception {
    Ran ran = ktrdr("| true", "--help");
    assertThat(ran.exit).isZero();
    assertThat(ran.err).isEmpty();
  }

  @Test
  void in_the_locale_c_letters_stay_what_they_are() throws Exception {
    Path checkout = Files.createDirectories(directory.resolve("ein schöner checkout"));
    Path launcher = Files.copy(Path.of("..", "ktrdr"), checkout.resolve("ktrdr"));
    jar(Files.createDirectories(checkout.resolve("cli/target")).resolve("ktrdr.jar"));
    Ran ran =
        run(
            "LC_ALL=C bash \"$0\" server status -o json",
            launcher.toString(),
            directory.resolve("ein größeres home").toString());
    assertThat(ran.out).contains("\"home\": \"" + directory + "/ein größeres home\"");
    assertThat(ran.exit).isEqualTo(8);
  }

  @ParameterizedTest
  @CsvSource({
    "dumb,Linux,true",
    "xterm,Linux,false",
    ",Linux,true",
    ",Windows 11,false",
    "dumb,Windows 11,true"
  })
  void a_terminal_that_shows_codes_as_text_gets_none(String term, String system, boolean dumb) {
    assertThat(Terminal.isDumb(term, system)).isEqualTo(dumb);
  }

  private record Ran(int exit, String out, String err) {}

  private Ran ktrdr(String redirection, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                java(), "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    command.add("ktrdr.cli.Ktrdr");
    command.addAll(List.of(arguments));
    String line = command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    return run(line + " " + redirection, "sh", directory.toString());
  }

  private Ran run(String line, String zero, String home) throws Exception {
    Path errors = directory.resolve("errors");
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", line, zero);
    builder.environment().put("KTRDR_HOME", home);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.redirectError(errors.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), out, Files.readString(errors));
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** The command line as it was compiled, in a jar that only points to it. */
  private static void jar(Path file) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(
            Attributes.Name.CLASS_PATH,
            Arrays.stream(System.getProperty("java.class.path").split(":"))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" ")));
    new JarOutputStream(Files.newOutputStream(file), manifest).close();
  }
}
