package ktrdr.rest.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import ktrdr.rest.problems.MalformedRequest;
import ktrdr.sessions.Start;

/** The header that lets a client send a trigger again if it got no response. */
public final class IdempotencyKey {
  private static final int LONGEST = 200;

  private IdempotencyKey() {}

  /**
   * Returns the key of a request.
   *
   * @param header null if none was sent
   * @throws MalformedRequest if it is blank or too long
   */
  public static Optional<Start.Key> of(String header, String body) {
    if (header == null) {
      return Optional.empty();
    }
    if (header.isBlank() || header.length() > LONGEST) {
      throw new MalformedRequest("The Idempotency-Key must have 1 to " + LONGEST + " characters");
    }
    return Optional.of(new Start.Key(header.strip(), sha256(body == null ? "" : body)));
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
