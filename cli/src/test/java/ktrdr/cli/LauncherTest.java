package ktrdr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

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

  private record Ran(int exit, String out, String err) {}

  private Ran run(String argument) throws Exception {
    return run(checkout.resolve("ktrdr"), argument);
  }

  private Ran run(Path launcher, String argument) throws Exception {
    Process process = start(launcher, argument);
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ran(process.exitValue(), out, err);
  }

  private Process start(Path launcher, String argument) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("bash", launcher.toString(), argument);
    builder.environment().put("JAVA_HOME", java.toString());
    builder.environment().put("KTRDR_HOME", directory.resolve("home").toString());
    builder
        .environment()
        .merge("PATH", directory.resolve("bin").toString(), (path, ours) -> ours + ":" + path);
    return builder.start();
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
