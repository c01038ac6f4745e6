package ktrdr.sessions.artifacts;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ktrdr.work.DurableFile;
import ktrdr.work.Sha256;

/**
 * Uploaded files, from the request that sends one to the end of the operation that reads it. A file
 * is there whole or not at all.
 */
public final class Staging {
  /** The largest file, in bytes. */
  public static final long LARGEST = 2L << 30;

  private static final int AT_ONCE = 4;
  private static final long SPARE = 256L << 20;
  private static final long BETWEEN_LOOKS = 16L << 20;
  private static final int BUFFER = 1 << 16;
  private static final Pattern NAME = Pattern.compile("[0-9a-f-]{36}");

  // Slower than this after the first minute, and a client only keeps a place from others.
  private static final long FREE_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final long LEAST_A_SECOND = 64L << 10;

  private final Path folder;
  private final long spare;
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final Set<String> held = ConcurrentHashMap.newKeySet();

  /**
   * @param folder {@code KTRDR_HOME/staging}; created with the first file
   */
  public Staging(Path folder) {
    this(folder, SPARE);
  }

  /**
   * @param spare bytes of the disk that stay free
   */
  Staging(Path folder, long spare) {
    this.folder = folder;
    this.spare = spare;
  }

  /**
   * A file that was uploaded.
   *
   * @param name in the staging folder
   * @param bytes its size
   */
  public record Upload(String name, long bytes, String sha256) {}

  /**
   * Writes a body to a file. The file stays until {@link #release} or {@link #remove}.
   *
   * @param expected bytes that the client announced; negative if it did not
   * @throws UploadTooLarge beyond {@link #LARGEST}
   * @throws NoRoomForUpload if the disk would be full
   * @throws UploadsBusy if too many are under way
   * @throws UploadBroken if the body does not come to its end, too slowly, or is empty
   * @throws IOException if the file can't be written; then nothing of it is left
   */
  public Upload take(InputStream body, long expected) throws IOException {
    if (expected > LARGEST) {
      throw new UploadTooLarge();
    }
    if (!places.tryAcquire()) {
      throw new UploadsBusy();
    }
    String name = UUID.randomUUID().toString();
    held.add(name);
    try {
      Files.createDirectories(folder);
      requireRoom(Math.max(expected, 0));
      return write(body, name);
    } catch (IOException | RuntimeException | Error e) {
      held.remove(name);
      throw e;
    } finally {
      places.release();
    }
  }

  private Upload write(InputStream body, String name) throws IOException {
    MessageDigest digest = Sha256.digest();
    long[] bytes = new long[1];
    DurableFile.replace(
        folder.resolve(name), out -> bytes[0] = copy(body, new DigestOutputStream(out, digest)));
    return new Upload(name, bytes[0], Sha256.hex(digest.digest()));
  }

  private long copy(InputStream body, OutputStream out) throws IOException {
    long began = System.nanoTime();
    long bytes = 0;
    long looked = 0;
    byte[] part = new byte[BUFFER];
    for (int n = read(body, part); n >= 0; n = read(body, part)) {
      bytes += n;
      if (bytes > LARGEST) {
        throw new UploadTooLarge();
      }
      if (bytes - looked >= BETWEEN_LOOKS) {
        requireRoom(0);
        looked = bytes;
      }
      requirePace(bytes, System.nanoTime() - began);
      out.write(part, 0, n);
    }
    if (bytes == 0) {
      throw UploadBroken.empty();
    }
    return bytes;
  }

  private static int read(InputStream body, byte[] part) {
    try {
      return body.read(part);
    } catch (IOException e) {
      throw UploadBroken.at(e);
    }
  }

  private static void requirePace(long bytes, long nanos) {
    if (nanos > FREE_NANOS && bytes / TimeUnit.NANOSECONDS.toSeconds(nanos) < LEAST_A_SECOND) {
      throw UploadBroken.slow();
    }
  }

  private void requireRoom(long more) throws IOException {
    if (Files.getFileStore(folder).getUsableSpace() - more < spare) {
      throw new NoRoomForUpload(more);
    }
  }

  /** The file with this name; empty if there is none. */
  public Optional<Path> find(String name) {
    return Optional.of(name)
        .filter(n -> NAME.matcher(n).matches())
        .map(folder::resolve)
        .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
  }

  /** An operation needs the file from now on: {@link #sweep} is told so. */
  public void release(Upload upload) {
    held.remove(upload.name());
  }

  /** Nobody needs the file. */
  public void remove(Upload upload) throws IOException {
    Files.deleteIfExists(folder.resolve(upload.name()));
    held.remove(upload.name());
  }

  /** The files that no request holds, among them parts that a killed server left. */
  public List<String> unheld() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> held.stream().noneMatch(name::startsWith))
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Removes files.
   *
   * @param names of {@link #unheld}, seen before the caller asked who needs them
   */
  public void sweep(List<String> names) {
    try {
      for (String name : names) {
        Files.deleteIfExists(folder.resolve(name));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
