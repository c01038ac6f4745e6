package ktrdr.strategy.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spoils a document, each time in another way. */
final class Mutations {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
  private static final Pattern WORD = Pattern.compile("[a-z_]{3,}");
  private static final List<String> VALUES =
      List.of(
          "1e308",
          "-1e308",
          ".nan",
          ".inf",
          "0x1F",
          "9223372036854775808",
          "-0",
          "1e-400",
          "null",
          "true",
          "\"\"",
          "[]",
          "{}",
          "~",
          "[[[[[[[[[[[[[[]]]]]]]]]]]]]]",
          "'1'",
          "2010-13-45",
          "../../etc/passwd",
          "\"\\u0000\"",
          "\"\\u001b[31m\"",
          "\uD83D\uDE00",
          "<script>",
          "*x");
  private static final List<String> PIECES =
      List.of(
          ":",
          "- ",
          "{",
          "}",
          "[",
          "]",
          ",",
          "\t",
          "\n",
          "#",
          "&a ",
          "*a",
          "!!java.lang.String ",
          "? ",
          "|",
          ">",
          "%YAML 9.9\n",
          "---\n",
          "...\n",
          "\u0000",
          "\uFEFF",
          "\u2028",
          "\"",
          "'",
          "<<: *a\n",
          "@",
          "`");

  private final SplittableRandom random;

  Mutations(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Returns the document with one to five faults. */
  String of(String document) {
    String text = document;
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      text = once(text);
    }
    return text;
  }

  private String once(String text) {
    return switch (random.nextInt(9)) {
      case 0 -> replaced(text, NUMBER, pick(VALUES));
      case 1 -> replaced(text, WORD, pick(VALUES));
      case 2 -> inserted(text, pick(PIECES));
      case 3 -> cut(text);
      case 4 -> lines(text);
      case 5 -> replaced(text, WORD, "x".repeat(random.nextInt(1, 3_000)));
      case 6 -> letter(text);
      case 7 -> inserted(text, "[".repeat(random.nextInt(1, 20_000)));
      default -> replaced(text, WORD, swapped(text));
    };
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private String replaced(String text, Pattern what, String with) {
    List<int[]> places = new ArrayList<>();
    Matcher found = what.matcher(text);
    while (found.find()) {
      places.add(new int[] {found.start(), found.end()});
    }
    if (places.isEmpty()) {
      return text + with;
    }
    int[] place = places.get(random.nextInt(places.size()));
    return text.substring(0, place[0]) + with + text.substring(place[1]);
  }

  private String inserted(String text, String piece) {
    int at = random.nextInt(text.length() + 1);
    return text.substring(0, at) + piece + text.substring(at);
  }

  private String cut(String text) {
    int from = random.nextInt(text.length() + 1);
    int to = random.nextInt(from, text.length() + 1);
    return random.nextBoolean()
        ? text.substring(0, from)
        : text.substring(0, from) + text.substring(to);
  }

  /** Leaves a line out, or has it twice, or moves it in. */
  private String lines(String text) {
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    int at = random.nextInt(lines.size());
    switch (random.nextInt(3)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(random.nextInt(lines.size() + 1), lines.get(at));
      default -> lines.set(at, "  ".repeat(random.nextInt(1, 20)) + lines.get(at));
    }
    return String.join("\n", lines);
  }

  private String letter(String text) {
    if (text.isEmpty()) {
      return "x";
    }
    int at = random.nextInt(text.length());
    return text.substring(0, at) + (char) random.nextInt(1, 0xD7FF) + text.substring(at + 1);
  }

  private String swapped(String text) {
    Matcher found = WORD.matcher(text);
    List<String> words = new ArrayList<>();
    while (found.find()) {
      words.add(found.group());
    }
    return words.isEmpty() ? "x" : pick(words);
  }
}
