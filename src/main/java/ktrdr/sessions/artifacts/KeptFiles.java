package ktrdr.sessions.artifacts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ktrdr.operations.OperationId;
import ktrdr.sessions.Artifacts;
import ktrdr.work.Sha256;

/**
 * The files that operations left, verified against their recorded hashes. Files from before hashes
 * were recorded can't be verified, so they count as good if they exist.
 */
@ApplicationScoped
public class KeptFiles {
  private static final int MOST_KNOWN = 10_000;
  private static final int BUFFER = 1 << 16;

  private final FileStore store;
  private final Artifacts artifacts;
  private final ThisHome home;
  private final InstantSource clock;
  private final Map<Path, Hashed> known = new LinkedHashMap<>();

  /**
   * A file's attributes when its hash was computed; while they are unchanged, the hash is not
   * computed again.
   */
  private record Hashed(long bytes, Object modified, Object changed, String sha256) {}

  @Inject
  public KeptFiles(FileStore store, Artifacts artifacts, ThisHome home, InstantSource clock) {
    this.store = store;
    this.artifacts = artifacts;
    this.home = home;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  protected KeptFiles() {
    this(null, null, null, null);
  }

  /**
   * Records what an operation has just written: a file, or all files of a folder.
   *
   * @throws UncheckedIOException if it can't be read
   */
  public void note(OperationId operation, Path written) {
    try {
      for (Path file : files(written)) {
        String name = name(operation, file);
        store.keep(new FileStore.Written(operation, name, home, sha256(file), clock.instant()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path written) throws IOException {
    try (Stream<Path> all = Files.walk(written)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /**
   * Returns a file or folder of an operation, exactly as it was written.
   *
   * @throws FileChanged if it has changed
   * @throws FileMissing if it is not in this home
   */
  public Path unchanged(OperationId operation, Path wanted) throws IOException {
    List<FileStore.Written> copies = noted(operation, name(operation, wanted));
    for (FileStore.Written copy : copies) {
      if (copy.home().node().equals(home.node())) {
        requireUnchanged(copy);
      }
    }
    if (!Files.exists(wanted)) {
      throw missing(operation, name(operation, wanted), copies);
    }
    return wanted;
  }

  /** Whether {@link #unchanged} would return it. */
  public boolean isUnchanged(OperationId operation, Path wanted) {
    try {
      unchanged(operation, wanted);
      return true;
    } catch (FileChanged | FileMissing | IOException e) {
      return false;
    }
  }

  private void requireUnchanged(FileStore.Written copy) throws IOException {
    try {
      if (!sha256(artifacts.of(copy.operation()).resolve(copy.name())).equals(copy.sha256())) {
        throw new FileChanged(copy.operation(), copy.name());
      }
    } catch (NoSuchFileException e) {
      throw FileMissing.gone(copy);
    }
  }

  private static FileMissing missing(
      OperationId operation, String name, List<FileStore.Written> elsewhere) {
    return elsewhere.stream()
        .findFirst()
        .map(FileMissing::elsewhere)
        .orElseGet(() -> FileMissing.unknown(operation, name));
  }

  private List<FileStore.Written> noted(OperationId operation, String name) {
    return store.of(operation).stream()
        .filter(f -> f.name().equals(name) || f.name().startsWith(name + "/"))
        .toList();
  }

  private String name(OperationId operation, Path file) {
    Path below = artifacts.of(operation).relativize(file);
    return below.toString().replace('\\', '/');
  }

  private String sha256(Path file) throws IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    Hashed before = known(file);
    Object changed = changed(file);
    boolean same =
        before != null
            && before.bytes() == now.size()
            && before.modified().equals(now.lastModifiedTime())
            && before.changed().equals(changed);
    if (same) {
      return before.sha256();
    }
    String sha256 = hash(file);
    know(file, new Hashed(now.size(), now.lastModifiedTime(), changed, sha256));
    return sha256;
  }

  // A change can be hidden by resetting the modification time, but not this one.
  private static Object changed(Path file) throws IOException {
    try {
      return Files.getAttribute(file, "unix:ctime");
    } catch (UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  private static String hash(Path file) throws IOException {
    MessageDigest digest = Sha256.digest();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return Sha256.hex(digest.digest());
  }

  private Hashed known(Path file) {
    synchronized (known) {
      return known.get(file);
    }
  }

  private void know(Path file, Hashed hashed) {
    synchronized (known) {
      if (known.size() >= MOST_KNOWN) {
        known.clear();
      }
      known.put(file, hashed);
    }
  }
}
