package ktrdr.system.crash;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file system of its own for a whole home, to be filled and freed. It needs a superuser. */
record HomeDisk(Path home) {
  private static final String SIZE = "size=256m";

  /** Before its server starts; empty where nobody may mount anything. */
  static Optional<HomeDisk> under(Path home) throws IOException {
    if (!FullDisk.FILE_SYSTEM.isPossible()) {
      return Optional.empty();
    }
    Path natives = Files.readSymbolicLink(home.resolve("natives"));
    FullDisk.run("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", home.toString());
    Files.createSymbolicLink(home.resolve("natives"), natives);
    return Optional.of(new HomeDisk(home));
  }

  /** To the last byte. */
  void fill() {
    byte[] some = new byte[1 << 12];
    try (OutputStream filler = Files.newOutputStream(filler())) {
      while (true) {
        filler.write(some);
      }
    } catch (IOException full) {
      // as it shall be
    }
  }

  void free() throws IOException {
    Files.deleteIfExists(filler());
  }

  void leave() {
    FullDisk.run("umount", "-l", home.toString());
  }

  private Path filler() {
    return home.resolve("filler");
  }
}
