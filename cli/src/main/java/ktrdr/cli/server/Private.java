package ktrdr.cli.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Creates files and directories that only their owner may read. */
final class Private {
  private Private() {}

  static void make(Path path) throws IOException {
    String permissions = Files.isDirectory(path) ? "rwx------" : "rw-------";
    try {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    } catch (UnsupportedOperationException windows) {
      // Without POSIX permissions, files in the user's profile are private anyway.
    }
  }
}
