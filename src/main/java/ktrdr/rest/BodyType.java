package ktrdr.rest;

import java.util.regex.Pattern;

/** The media types of bodies: JSON, and YAML where strategy documents go. */
final class BodyType {
  private static final String UTF_8 = "\\s*(;\\s*charset\\s*=\\s*(utf-8|\"utf-8\")\\s*)?";
  // Any other type could be sent by a form of a web page.
  private static final Pattern JSON =
      Pattern.compile("application/json" + UTF_8, Pattern.CASE_INSENSITIVE);
  private static final Pattern YAML =
      Pattern.compile("application/yaml" + UTF_8, Pattern.CASE_INSENSITIVE);
  private static final Pattern DOCUMENTS =
      Pattern.compile(".*/api/v1/strategies(/(validate|migrate))?");

  private BodyType() {}

  /** Whether a body of this type may be sent to this path. */
  static boolean isAccepted(String path, String type) {
    String plain = type.strip();
    return JSON.matcher(plain).matches()
        || (DOCUMENTS.matcher(path).matches() && YAML.matcher(plain).matches());
  }
}
