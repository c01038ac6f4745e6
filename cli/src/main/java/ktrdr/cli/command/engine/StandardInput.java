package ktrdr.cli.command.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import ktrdr.cli.server.ServerTrouble;

/**
 * Standard input in a file that is removed afterwards: a server does not wait for a program that
 * pauses while it writes.
 */
record StandardInput(Path file) implements AutoCloseable {

  /** Reads standard input to its end. */
  static StandardInput read() {
    StandardInput in = new StandardInput(created());
    try {
      Files.copy(System.in, in.file(), StandardCopyOption.REPLACE_EXISTING);
      return in;
    } catch (IOException cause) {
      in.close();
      throw ServerTrouble.failed("can't read standard input: " + cause.getMessage());
    }
  }

  private static Path created() {
    try {
      return Files.createTempFile("ktrdr-bars-", ".part");
    } catch (IOException cause) {
      throw ServerTrouble.failed("can't keep standard input: " + cause.getMessage());
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
