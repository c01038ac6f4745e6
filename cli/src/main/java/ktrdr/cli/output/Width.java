package ktrdr.cli.output;

/** How many terminal columns a text takes. East Asian letters and emoji take two. */
public final class Width {
  private Width() {}

  public static int of(String text) {
    return text.codePoints().map(Width::of).sum();
  }

  /** The text, cut to {@code columns} columns; a cut text ends with "…". */
  public static String cut(String text, int columns) {
    if (of(text) <= columns) {
      return text;
    }
    int used = 0;
    int end = 0;
    while (end < text.length()) {
      int letter = text.codePointAt(end);
      used += of(letter);
      if (used > columns - 1) {
        break;
      }
      end += Character.charCount(letter);
    }
    return text.substring(0, end) + "…";
  }

  /** The text, padded with blanks on the right to {@code columns} columns. */
  public static String pad(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - of(text)));
  }

  private static int of(int letter) {
    int type = Character.getType(letter);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    return isWide(letter) ? 2 : 1;
  }

  // Roughly the wide blocks of Unicode's East Asian Width table; a block too many only cuts a line
  // earlier.
  private static boolean isWide(int letter) {
    return letter >= 0x1100 && letter <= 0x115F
        || letter >= 0x2E80 && letter <= 0xA4CF
        || letter >= 0xAC00 && letter <= 0xD7A3
        || letter >= 0xF900 && letter <= 0xFAFF
        || letter >= 0xFE30 && letter <= 0xFE6F
        || letter >= 0xFF00 && letter <= 0xFF60
        || letter >= 0x1F300 && letter <= 0x1FAFF
        || letter >= 0x20000 && letter <= 0x3FFFD;
  }
}
