package ktrdr.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
  @TempDir Path directory;

  @Test
  void a_new_home_gets_an_admin_with_a_password_made_by_chance() throws IOException {
    Home home = new Home(directory);
    Home other = new Home(Files.createDirectory(directory.resolve("other")));
    Credentials.prepare(home);
    Credentials.prepare(other);
    Credentials made = Credentials.of(home).orElseThrow();
    assertThat(made.user()).isEqualTo("admin");
    assertThat(made.password()).hasSize(24);
    assertThat(Credentials.of(other).orElseThrow().password()).isNotEqualTo(made.password());
  }

  @Test
  void each_password_in_the_file_is_another_one() throws IOException {
    Credentials.prepare(new Home(directory));
    var passwords =
        Pattern.compile("[pP]assword=\"([^\"]+)\"")
            .matcher(Files.readString(directory.resolve("credentials.xml")))
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(passwords).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void they_stay_the_same_at_the_next_start() throws IOException {
    Home home = new Home(directory);
    Credentials.prepare(home);
    var made = Credentials.of(home);
    Credentials.prepare(home);
    assertThat(Credentials.of(home)).isEqualTo(made);
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void nobody_else_may_read_them_even_if_somebody_allowed_it() throws IOException {
    Home home = new Home(directory);
    Path file = directory.resolve("credentials.xml");
    Credentials.prepare(home);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Credentials.prepare(home);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  /** Liberty could not read them, and then nobody can log in, not even the server itself. */
  @Test
  void keys_that_were_encrypted_with_lost_passwords_are_removed() throws IOException {
    Home home = new Home(directory);
    Files.createDirectories(home.keys());
    Path store = Files.writeString(home.keys().resolve("key.p12"), "old");
    Path tokens = Files.writeString(home.keys().resolve("ltpa.keys"), "old");
    Credentials.prepare(home);
    assertThat(store).doesNotExist();
    assertThat(tokens).doesNotExist();
    Files.writeString(store, "of these passwords");
    Credentials.prepare(home);
    assertThat(store).exists();
  }

  @Test
  void a_home_whose_server_never_started_has_none() {
    assertThat(Credentials.of(new Home(directory))).isEmpty();
  }
}
