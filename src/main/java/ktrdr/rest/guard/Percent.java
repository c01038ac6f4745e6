package ktrdr.rest.guard;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoding, read strictly. */
final class Percent {
  private Percent() {}

  /** Whether a part of an address is UTF-8 once it is decoded; {@code null} is. */
  static boolean isText(String encoded) {
    if (encoded == null) {
      return true;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      if (encoded.charAt(i) != '%') {
        bytes.write(encoded.charAt(i));
      } else if (!isEscape(encoded, i)) {
        return false;
      } else {
        bytes.write(Integer.parseInt(encoded, i + 1, i + 3, 16));
        i += 2;
      }
    }
    return isUtf8(bytes.toByteArray());
  }

  private static boolean isEscape(String encoded, int at) {
    return at + 2 < encoded.length()
        && Character.digit(encoded.charAt(at + 1), 16) >= 0
        && Character.digit(encoded.charAt(at + 2), 16) >= 0;
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
