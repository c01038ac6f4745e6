package ktrdr.agent.conversation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A number as it stands in a text.
 *
 * <p>Every run of digits is a number. So are words above ten ({@code eleven}, {@code hundred}) and
 * characters such as {@code ½}, but nothing can be compared with these, nor with digits that have a
 * letter at them ({@code 10k}). Words up to ten are counts of the language and no numbers.
 *
 * @param text as written, with sign and percent
 * @param value without its sign
 * @param sign −1, 0 when none is written, or 1
 * @param percent whether it is written in percent
 * @param readable whether its value is known
 */
record WrittenNumber(String text, BigDecimal value, int sign, boolean percent, boolean readable) {
  private static final BigDecimal HUNDRED = new BigDecimal(100);
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private static final Pattern NUMBER =
      Pattern.compile(
          "([\\p{L}_]*)(?:(?<![\\p{L}\\p{N}_.%])([-+−–])[$€£]?)?"
              + "((?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?|\\.\\d+)"
              + "(?:[ \\u00a0]?(%|per ?cent\\b|percentage points?\\b)|([\\p{L}_]*))");

  /** Numbers in words above ten, and characters that are numbers but no digits. */
  private static final Pattern OTHERS =
      Pattern.compile(
          "(?i)\\b(?:eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
              + "|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million"
              + "|billion|trillion|dozen)s?\\b|[\\p{N}&&[^0-9]]+");

  /** All numbers of a text. */
  static List<WrittenNumber> in(String text) {
    List<WrittenNumber> numbers = new ArrayList<>();
    NUMBER.matcher(text).results().map(WrittenNumber::of).forEach(numbers::add);
    OTHERS
        .matcher(text)
        .results()
        .map(word -> new WrittenNumber(word.group(), BigDecimal.ZERO, 0, false, false))
        .forEach(numbers::add);
    return numbers;
  }

  private static WrittenNumber of(MatchResult match) {
    boolean letters = !match.group(1).isEmpty() || has(match, 5);
    int sign = !has(match, 2) ? 0 : match.group(2).equals("+") ? 1 : -1;
    return new WrittenNumber(match.group(), digits(match.group(3)), sign, has(match, 4), !letters);
  }

  private static boolean has(MatchResult match, int group) {
    return match.group(group) != null && !match.group(group).isEmpty();
  }

  private static BigDecimal digits(String text) {
    return new BigDecimal(text.replace(",", "").toLowerCase(Locale.ROOT));
  }

  /**
   * Whether it is this figure, or this figure rounded to the digits shown; below ten, a number that
   * is not in percent needs a decimal or must be exact. A fraction may be written in percent and a
   * percentage as a fraction. A sign must be the figure's; without one, losses may be told in
   * words.
   */
  boolean says(WrittenNumber figure) {
    if (!readable || !figure.readable) {
      return false;
    }
    boolean contrary = sign != 0 && sign != (figure.sign < 0 ? -1 : 1);
    return !contrary && rounds(figure.in(percent));
  }

  private BigDecimal in(boolean asPercent) {
    if (asPercent == percent) {
      return value;
    }
    return asPercent ? value.multiply(HUNDRED) : value.divide(HUNDRED, MathContext.DECIMAL64);
  }

  private boolean rounds(BigDecimal exact) {
    boolean coarse = !percent && value.scale() <= 0 && value.compareTo(BigDecimal.TEN) < 0;
    if (coarse) {
      return value.compareTo(exact) == 0;
    }
    BigDecimal step = BigDecimal.ONE.movePointLeft(Math.max(0, value.scale()));
    return value.subtract(exact).abs().compareTo(step.multiply(HALF)) <= 0;
  }
}
