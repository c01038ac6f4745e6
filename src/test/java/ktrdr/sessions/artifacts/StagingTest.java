package ktrdr.sessions.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import ktrdr.work.Sha256;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class StagingTest {
  private static final byte[] TEXT = "start,open\n".getBytes(StandardCharsets.UTF_8);

  @TempDir Path home;

  @Test
  void a_body_becomes_a_file_that_is_found_by_its_name() throws IOException {
    Staging staging = staging();
    Staging.Upload upload = staging.take(new ByteArrayInputStream(TEXT), TEXT.length);
    assertThat(staging.find(upload.name()).orElseThrow()).hasBinaryContent(TEXT);
    assertThat(upload.bytes()).isEqualTo(TEXT.length);
    assertThat(upload.sha256()).isEqualTo(Sha256.of(TEXT));
  }

  @Test
  void a_body_that_breaks_off_leaves_nothing() {
    Staging staging = staging();
    assertThatThrownBy(() -> staging.take(broken(100_000), -1))
        .isInstanceOf(UploadBroken.class)
        .hasMessageContaining("did not come to its end");
    assertThat(files()).isEmpty();
    assertThat(staging.unheld()).isEmpty();
  }

  @Test
  void an_empty_body_is_refused() {
    assertThatThrownBy(() -> staging().take(InputStream.nullInputStream(), 0))
        .isInstanceOf(UploadBroken.class)
        .hasMessageContaining("empty");
    assertThat(files()).isEmpty();
  }

  @Test
  void a_body_that_says_it_is_too_large_is_not_read() {
    assertThatThrownBy(() -> staging().take(broken(0), Staging.LARGEST + 1))
        .isInstanceOf(UploadTooLarge.class);
  }

  @Test
  void a_file_that_the_disk_has_no_room_for_is_refused_before_it_is_read() {
    long all = home.toFile().getTotalSpace();
    assertThatThrownBy(() -> new Staging(folder(), all).take(broken(0), 3 << 20))
        .isInstanceOf(NoRoomForUpload.class)
        .hasMessageContaining("3 MiB");
    assertThat(files()).isEmpty();
  }

  @Test
  void only_so_many_are_taken_at_once() throws IOException {
    Staging staging = staging();
    InputStream fifth = new ByteArrayInputStream(TEXT);
    InputStream fourth = within(staging, fifth, UploadsBusy.class);
    InputStream third = within(staging, fourth, null);
    InputStream second = within(staging, third, null);
    staging.take(within(staging, second, null), -1);
    assertThat(files()).hasSize(4);
  }

  @Test
  void a_sweep_removes_what_no_request_holds_and_parts_that_a_killed_server_left()
      throws IOException {
    Staging staging = staging();
    Staging.Upload held = staging.take(new ByteArrayInputStream(TEXT), -1);
    Staging.Upload ended = staging.take(new ByteArrayInputStream(TEXT), -1);
    staging.release(ended);
    Files.write(folder().resolve("0f0e-killed.tmp"), TEXT);
    List<String> unheld = staging.unheld();
    assertThat(unheld).containsExactlyInAnyOrder(ended.name(), "0f0e-killed.tmp");
    staging.sweep(unheld);
    assertThat(files()).containsExactly(held.name());
    staging.remove(held);
    assertThat(files()).isEmpty();
  }

  @Test
  void a_name_that_is_no_upload_finds_nothing() throws IOException {
    Files.createDirectories(folder());
    Files.write(home.resolve("secret"), TEXT);
    Files.createSymbolicLink(
        folder().resolve("00000000-0000-0000-0000-000000000000"), home.resolve("secret"));
    for (String name :
        List.of("../secret", "", "00000000-0000-0000-0000-000000000000", "/etc/passwd")) {
      assertThat(staging().find(name)).as(name).isEmpty();
    }
  }

  private Staging staging() {
    return new Staging(folder());
  }

  private Path folder() {
    return home.resolve("staging");
  }

  private List<String> files() {
    String[] names = folder().toFile().list();
    return names == null ? List.of() : List.of(names);
  }

  /** A body that takes another upload before its own end. */
  private static InputStream within(
      Staging staging, InputStream other, Class<? extends Throwable> refusal) {
    return new ByteArrayInputStream(TEXT) {
      @Override
      public synchronized int read(byte[] part, int offset, int length) {
        int n = super.read(part, offset, length);
        if (n < 0 && refusal != null) {
          assertThatThrownBy(() -> staging.take(other, -1)).isInstanceOf(refusal);
        } else if (n < 0) {
          take(staging, other);
        }
        return n;
      }
    };
  }

  private static void take(Staging staging, InputStream body) {
    try {
      staging.take(body, -1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream broken(int after) {
    return new InputStream() {
      private int left = after;

      @Override
      public int read() throws IOException {
        if (left-- <= 0) {
          throw new IOException("connection reset");
        }
        return 'x';
      }
    };
  }
}
