package ktrdr.agent.model;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A provider's key. It goes into the header of a request and nowhere else. */
public final class ApiKey {
  private static final Pattern CLEAN = Pattern.compile("[\\x21-\\x7e&&[^\"'`]]+");
  private static final String HIDDEN = "***";
  private static final int SHORTEST_SECRET = 12;

  private final String secret;

  private ApiKey(String secret) {
    this.secret = secret;
  }

  /**
   * The key with this text.
   *
   * @throws IllegalArgumentException if no key looks like this; the message does not show it
   */
  public static ApiKey of(String text) {
    if (!CLEAN.matcher(text).matches()) {
      throw new IllegalArgumentException("it has blanks, quotes or letters that no key has");
    }
    return new ApiKey(text);
  }

  public void sign(HttpRequest.Builder request, String header, String before) {
    request.header(header, before + secret);
  }

  /** The text without this key, should a server have sent it back. */
  public String hiddenIn(String text) {
    return isSecret() ? text.replace(secret, HIDDEN) : text;
  }

  // A local server takes any text for a key, such as "x", which is a part of every reply.
  private boolean isSecret() {
    return secret.length() >= SHORTEST_SECRET;
  }

  /** The bytes without this key, should a server have sent it back. */
  public byte[] hiddenIn(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return isSecret() && text.contains(secret)
        ? hiddenIn(text).getBytes(StandardCharsets.ISO_8859_1)
        : bytes;
  }

  @Override
  public String toString() {
    return HIDDEN;
  }
}
