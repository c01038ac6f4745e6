package ktrdr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher script in a checkout of its own, with a Java and a Maven that only leave traces. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherTest {
  private static final String BUILT =
      "mkdir -p cli/target src/target/liberty/wlp/usr/servers/ktrdr/apps;"
          + " touch cli/target/ktrdr.jar src/target/liberty/wlp/usr/servers/ktrdr/apps/ktrdr.war";

  @TempDir Path directory;
  private Path checkout;
  private Path java;

  @BeforeEach
  void checkout() throws IOException {
    checkout = Files.createDirectories(directory.resolve("a checkout"));
    Files.copy(Path.of("..", "ktrdr"), checkout.resolve("ktrdr")).toFile().setExecutable(true);
    java = Files.createDirectories(directory.resolve("jdk/bin")).getParent();
    version("21.0.1");
    script(java.resolve("bin/java"), "for last; do :; done; echo \"java $KTRDR_INSTALL $last\"");
    maven("cd \"$(dirname \"$5\")\" && echo built >> builds && " + BUILT);
  }

  @Test
  void the_first_command_builds_and_the_second_does_not() throws Exception {
    assertThat(run("version").exit).isZero();
    Ran second = run("status");
    assertThat(second.out).isEqualTo("java " + checkout.toRealPath() + " status\n");
    assertThat(second.err).isEmpty();
    assertThat(checkout.resolve("builds")).hasContent("built");
  }

  @Test
  void it_works_through_a_link_from_elsewhere() throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("link"), checkout.resolve("ktrdr"));
    assertThat(run(link, "version").out).contains("java " + checkout.toRealPath() + " version");
  }

  @Test
  void what_the_build_said_last_is_shown_when_it_fails() throws Exception {
    maven("echo 'cannot find symbol'; exit 1");
    Ran ran = run("version");
    assertThat(ran.exit).isEqualTo(1);
    assertThat(ran.out).isEmpty();
    assertThat(ran.err)
        .contains("cannot find symbol")
        .contains("error: the build failed")
        .contains("build.log");
    assertThat(checkout.resolve("target/build.lock")).doesNotExist();
  }

  @Test
  void two_at_once_build_once() throws Exception {
    Process first = start(checkout.resolve("ktrdr"), "version");
    Process second = start(checkout.resolve("ktrdr"), "version");
    assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(List.of(first.exitValue(), second.exitValue())).containsOnly(0);
    assertThat(checkout.resolve("builds")).hasContent("built");
  }

  @Test
  void a_lock_that_a_dead_build_left_is_taken_over() throws Exception {
    Path lock = Files.createDirectories(checkout.resolve("target/build.lock"));
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Files.writeString(lock.resolve("pid"), dead.pid() + "\n");
    assertThat(run("version").exit).isZero();
  }

  @Test
  void a_java_that_is_too_old_is_refused_by_its_version() throws Exception {
    version("11.0.2");
    Ran ran = run("version");
    assertThat(ran.exit).isEqualTo(1);
    assertThat(ran.err).contains("error: Java 11.0.2 is too old: ktrdr needs 17 or newer");
  }

  @Test
  void a_java_home_without_java_is_named() throws Exception {
    Files.delete(java.resolve("bin/java"));
    Ran ran = run("version");
    assertThat(ran.exit).isEqualTo(1);
    assertThat(ran.err).contains("error: JAVA_HOME is " + java);
  }

  @Test
  void a_lock_that_nobody_owns_is_taken_over() throws Exception {
    Files.createDirectories(checkout.resolve("target/build.lock"));
    assertThat(run("version").exit).isZero();
  }

  @Test
  void a_checkout_that_can_not_be_written_to_is_said_instead_of_waiting_for_ever()
      throws Exception {
    Files.createFile(checkout.resolve("target"));
    assertCanNotBeBuilt(run("version"));
    Files.delete(checkout.resolve("target"));
    Files.createSymbolicLink(checkout.resolve("target"), Path.of("/proc"));
    assertCanNotBeBuilt(run("version"));
  }

  private static void assertCanNotBeBuilt(Ran ran) {
    assertThat(ran.exit).isEqualTo(1);
    assertThat(ran.err).contains("error: ktrdr must be built once, and you can't write to");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version",
        "help",
        "status",
        "operations list",
        "server status",
        "server stop",
        "server start --help",
        "demo --server http://127.0.0.1:1",
        "--server=http://127.0.0.1:1 demo"
      })
  void a_command_that_starts_no_server_needs_none_that_is_built(String command) throws Exception {
    jar();
    assertThat(run(command.split(" ")).out).startsWith("java ");
    assertThat(checkout.resolve("builds")).doesNotExist();
    assertThat(checkout.resolve("target")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"server start", "demo", "demo --seed 2", "-v server start"})
  void a_command_that_starts_a_server_builds_it(String command) throws Exception {
    jar();
    assertThat(run(command.split(" ")).exit).isZero();
    assertThat(checkout.resolve("builds")).hasContent("built");
  }

  @Test
  void only_the_command_line_is_built_for_a_command_that_needs_no_more() throws Exception {
    maven("echo \"$*\" > \"" + directory + "/asked\"; cd \"$(dirname \"$5\")\"; " + BUILT);
    assertThat(run("version").exit).isZero();
    assertThat(directory.resolve("asked")).content().endsWith("package -pl cli\n");
  }

  @Test
  void blanks_in_home_and_checkout_reach_java_whole() throws Exception {
    jar();
    script(java.resolve("bin/java"), "for one; do echo \"<$one>\"; done");
    Path cache = Files.createDirectories(directory.resolve("a home/cache"));
    String name =
        (checkout.toRealPath() + java.resolve("bin/java").toString())
            .replaceAll("[^A-Za-z0-9]", "-");
    String end = name.length() > 150 ? name.substring(name.length() - 150) : name;
    Path archive = Files.createFile(cache.resolve("cli-21.0.1" + end + ".jsa"));
    Ran ran =
        run(
            checkout.resolve("ktrdr"),
            Map.of("KTRDR_HOME", directory.resolve("a home").toString()),
            "status",
            "a b");
    assertThat(ran.out.lines())
        .contains("<-XX:SharedArchiveFile=" + archive + ">")
        .contains("<" + checkout.toRealPath() + "/cli/target/ktrdr.jar>")
        .endsWith("<status>", "<a b>");
  }

  @Test
  void a_home_that_is_made_is_its_owners_alone() throws Exception {
    jar();
    assertThat(run("status").exit).isZero();
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("home"))))
        .isEqualTo("rwx------");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-"})
  void without_a_home_it_works_and_keeps_no_archive(String home) throws Exception {
    jar();
    Ran ran = run(checkout.resolve("ktrdr"), Map.of("HOME", home, "KTRDR_HOME", home), "status");
    assertThat(ran.exit).isZero();
    assertThat(ran.err).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"C,C.UTF-8", "POSIX,C.UTF-8", "de_DE.ISO-8859-1,C.UTF-8", "en_US.UTF-8,en_US.UTF-8"})
  void java_always_gets_a_locale_with_utf_8(String locale, String given) throws Exception {
    jar();
    script(java.resolve("bin/java"), "echo \"$LC_ALL\"");
    assertThat(run(checkout.resolve("ktrdr"), Map.of("LC_ALL", locale), "status").out)
        .isEqualTo(given + "\n");
  }

  private record Ran(int exit, String out, String err) {}

  /** A command line that was built, without a server. */
  private void jar() throws IOException {
    Files.createFile(Files.createDirectories(checkout.resolve("cli/target")).resolve("ktrdr.jar"));
  }

  private Ran run(String... arguments) throws Exception {
    return run(checkout.resolve("ktrdr"), arguments);
  }

  private Ran run(Path launcher, String... arguments) throws Exception {
    return run(launcher, Map.of(), arguments);
  }

  /** With other variables; one that is "-" is not set. */
  private Ran run(Path launcher, Map<String, String> variables, String... arguments)
      throws Exception {
    ProcessBuilder builder = builder(launcher, arguments);
    builder.environment().putAll(variables);
    builder.environment().values().removeIf("-"::equals);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ran(process.exitValue(), out, err);
  }

  private Process start(Path launcher, String argument) throws IOException {
    return builder(launcher, argument).start();
  }

  private ProcessBuilder builder(Path launcher, String... arguments) {
    List<String> command = new ArrayList<>(List.of("bash", launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("KTRDR_"));
    builder.environment().put("JAVA_HOME", java.toString());
    builder.environment().put("KTRDR_HOME", directory.resolve("home").toString());
    builder
        .environment()
        .merge("PATH", directory.resolve("bin").toString(), (path, ours) -> ours + ":" + path);
    return builder;
  }

  private void version(String version) throws IOException {
    Files.writeString(java.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
  }

  private void maven(String body) throws IOException {
    script(Files.createDirectories(directory.resolve("bin")).resolve("mvn"), body);
  }

  private static void script(Path file, String body) throws IOException {
    Files.write(file, Stream.of("#!/bin/sh", body).toList());
    file.toFile().setExecutable(true);
  }
}
