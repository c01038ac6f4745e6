package ktrdr.persistence.memory;

import java.util.regex.Pattern;

/**
 * Text of others as a column takes it: in one line, and not too long. PostgreSQL refuses half
 * surrogates and the character 0, and a refusal would undo the transaction that writes the text.
 */
final class OneLine {
  private static final Pattern NOT_WRITTEN = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\s]+");

  private OneLine() {}

  static String of(String text, int longest) {
    String line = NOT_WRITTEN.matcher(text).replaceAll(" ").strip();
    if (line.length() <= longest) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(longest - 1)) ? longest - 1 : longest;
    return line.substring(0, end);
  }
}
