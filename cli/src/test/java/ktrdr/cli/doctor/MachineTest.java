package ktrdr.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is looked at on this machine. */
class MachineTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path directory;

  @Test
  void a_java_of_before_17_fails() {
    assertThat(JavaCheck.of(Runtime.Version.parse("17.0.12"), "/jdk").status())
        .isEqualTo(Check.Status.OK);
    assertThat(JavaCheck.of(Runtime.Version.parse("11.0.2"), "/jdk"))
        .returns(Check.Status.FAIL, Check::status)
        .returns("11.0.2 in /jdk is too old", Check::detail);
  }

  @Test
  void little_space_is_a_warning_and_none_a_failure() {
    assertThat(DiskCheck.of(2_000_000_000L, directory).status()).isEqualTo(Check.Status.OK);
    assertThat(DiskCheck.of(1_999_999_999L, directory).status()).isEqualTo(Check.Status.WARN);
    assertThat(DiskCheck.of(200_000_000L, directory).status()).isEqualTo(Check.Status.WARN);
    assertThat(DiskCheck.of(199_999_999L, directory).status()).isEqualTo(Check.Status.FAIL);
    assertThat(DiskCheck.of(1_500_000_000L, Path.of("/home/x")).detail())
        .isEqualTo("1.5 GB free for /home/x");
  }

  @Test
  void a_home_that_is_not_there_yet_is_measured_where_it_will_be() {
    assertThat(DiskCheck.of(directory.resolve("a/b/c")).detail()).contains("GB free");
    assertThat(HomeCheck.of(directory.resolve("a/b")).detail()).contains("the first start makes");
  }

  @Test
  void a_home_behind_a_file_fails() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    assertThat(HomeCheck.of(file.resolve("home")))
        .returns(Check.Status.FAIL, Check::status)
        .returns(file + " is no directory", Check::detail);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void the_process_that_has_a_port_is_named() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      long own = ProcessHandle.current().pid();
      assertThat(PortOwner.of(socket.getLocalPort())).contains(own);
      assertThat(PortOwner.describe(own)).isEqualTo("process " + own + " (java)");
    }
  }

  @Test
  void libraries_of_another_platform_are_missing_here() throws IOException {
    build("linux-x86_64");
    assertThat(natives("linux-x86_64").status()).isEqualTo(Check.Status.OK);
    assertThat(natives("macosx-arm64"))
        .returns(Check.Status.FAIL, Check::status)
        .returns("javacpp, openblas, pytorch for macosx-arm64 is not in this build", Check::detail);
  }

  @Test
  void a_library_that_was_unpacked_to_nothing_is_damaged() throws IOException {
    build("linux-x86_64");
    Path library =
        Files.createDirectories(directory.resolve("natives/linux-x86_64"))
            .resolve("libtorch_cpu.so");
    Files.createFile(library);
    assertThat(natives("linux-x86_64").status()).isEqualTo(Check.Status.FAIL);
    Files.writeString(library, "ELF");
    assertThat(natives("linux-x86_64").detail()).startsWith("unpacked in");
  }

  @Test
  void without_a_build_there_is_nothing_to_look_for() {
    assertThat(natives("linux-x86_64").status()).isEqualTo(Check.Status.WARN);
  }

  @Test
  void clocks_that_differ_by_more_than_two_seconds_are_told_with_their_direction() {
    assertThat(ClockCheck.of(NOON.plusMillis(2_500), NOON).status()).isEqualTo(Check.Status.OK);
    assertThat(ClockCheck.of(NOON.plusSeconds(90), NOON).detail())
        .isEqualTo("this machine is 90 s ahead of the server");
    assertThat(ClockCheck.of(NOON.minusSeconds(90), NOON))
        .returns(Check.Status.WARN, Check::status)
        .returns("this machine is 91 s behind the server", Check::detail);
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void credentials_that_others_can_read_fail() throws IOException {
    Path file = Files.createFile(directory.resolve("credentials.xml"));
    chmod(file, "rw-------");
    assertThat(SecretsCheck.of(Map.of(), directory))
        .singleElement()
        .returns(Check.Status.OK, Check::status);
    chmod(file, "rw-r-----");
    assertThat(SecretsCheck.of(Map.of(), directory))
        .singleElement()
        .returns(Check.Status.FAIL, Check::status)
        .returns(file + " can be read by others (rw-r-----)", Check::detail)
        .returns(Optional.of("chmod 600 " + file), Check::remedy);
  }

  private static void chmod(Path file, String mode) throws IOException {
    Files.setPosixFilePermissions(
        file, java.nio.file.attribute.PosixFilePermissions.fromString(mode));
  }

  private Check natives(String platform) {
    return NativesCheck.of(directory, directory.resolve("natives"), platform);
  }

  private void build(String platform) throws IOException {
    Path jars =
        Files.createDirectories(
            directory.resolve("src/target/liberty/wlp/usr/shared/resources/torch"));
    for (String name : new String[] {"javacpp-1.5", "openblas-0.3-1.5", "pytorch-2.7-1.5"}) {
      Files.createFile(jars.resolve(name + "-" + platform + ".jar"));
    }
  }
}
