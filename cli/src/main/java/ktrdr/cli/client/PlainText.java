package ktrdr.cli.client;

import java.util.regex.Pattern;

/**
 * Text that can't control a terminal: no escapes, line breaks, invisible or direction-changing
 * characters.
 */
public final class PlainText {
  private static final Pattern LINE_BREAKS = Pattern.compile("[\\t\\n\\r]+");
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

  private PlainText() {}

  public static String of(String text) {
    return UNPRINTABLE.matcher(LINE_BREAKS.matcher(text).replaceAll(" ")).replaceAll("");
  }
}
