package ktrdr.rest.guard;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Strict checks of percent-encoding. */
final class Percent {
  private Percent() {}

  /** Whether a part of an address decodes to valid UTF-8; true for {@code null}. */
  static boolean isText(String encoded) {
    return encoded == null || decoded(encoded).isPresent();
  }

  /** Whether it has no control characters and no dot segments that lead above the root. */
  static boolean isPath(String encoded) {
    String path = decoded(encoded).orElse("\0");
    return path.chars().noneMatch(Character::isISOControl) && staysBelow(path);
  }

  private static boolean staysBelow(String path) {
    int depth = 0;
    for (String segment : path.split("[/\\\\]")) {
      String name = segment.replaceFirst(";.*", "");
      depth += name.equals("..") ? -1 : name.isEmpty() || name.equals(".") ? 0 : 1;
      if (depth < 0) {
        return false;
      }
    }
    return true;
  }

  private static Optional<String> decoded(String encoded) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      if (encoded.charAt(i) != '%') {
        bytes.write(encoded.charAt(i));
      } else if (!isEscape(encoded, i)) {
        return Optional.empty();
      } else {
        bytes.write(Integer.parseInt(encoded, i + 1, i + 3, 16));
        i += 2;
      }
    }
    return utf8(bytes.toByteArray());
  }

  private static boolean isEscape(String encoded, int at) {
    return at + 2 < encoded.length()
        && Character.digit(encoded.charAt(at + 1), 16) >= 0
        && Character.digit(encoded.charAt(at + 2), 16) >= 0;
  }

  private static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
