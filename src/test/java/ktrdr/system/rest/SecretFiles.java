package ktrdr.system.rest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files of a home in which a secret stands. */
final class SecretFiles {
  private SecretFiles() {}

  static List<Path> in(Path home, String secret) {
    try (Stream<Path> files = Files.walk(home)) {
      return files.filter(Files::isRegularFile).filter(file -> has(file, secret)).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean has(Path file, String secret) {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      return text.contains(secret);
    } catch (IOException e) {
      return false; // gone or locked: a log that was rolled over
    }
  }
}
