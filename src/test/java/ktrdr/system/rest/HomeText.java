package ktrdr.system.rest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The files below a server's home. */
final class HomeText {
  private HomeText() {}

  /** Those with this text in them, as it is or compressed. */
  static List<Path> filesWith(Path home, String secret) throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      return files.filter(Files::isRegularFile).filter(file -> has(file, secret)).toList();
    }
  }

  private static boolean has(Path file, String secret) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return text(bytes).contains(secret)
          || file.toString().endsWith(".gz") && text(unpacked(bytes)).contains(secret);
    } catch (IOException e) {
      throw new AssertionError(file.toString(), e);
    }
  }

  private static byte[] unpacked(byte[] bytes) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
