package ktrdr.system.rest;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The figures that a session's test found, as a prompt might tell them. */
final class TestFigures {
  private static final int DIGITS = 4;

  /** Figures of the test among those that an assessor is told, each a line of the prompt. */
  private static final Pattern LINE =
      Pattern.compile(
          "- (?:accuracy on rows that|total return|annual|net profit|S\\w+ ratio|Calmar|deepest"
              + "|share of trades|profit factor|mean profit|[\\d.]+% interval|skew|kurt)[^:]*:"
              + " ([^\\\\]+)");

  private static final Pattern WRITTEN = Pattern.compile("\\d[\\d,]*\\.\\d+");

  private TestFigures() {}

  /** Those of an assessor's prompt, as they are written there; none of them is round. */
  static List<String> told(String prompt) {
    return LINE.matcher(prompt)
        .results()
        .flatMap(line -> WRITTEN.matcher(line.group(1)).results())
        .map(figure -> figure.group())
        .filter(figure -> !figure.matches("\\d*[05]?\\.[05]0*"))
        .distinct()
        .toList();
  }

  /** Those of an answer, with four digits or more, as a share and in percent. */
  static List<String> computed(JsonObject session) {
    List<BigDecimal> numbers = new ArrayList<>();
    collect(session.getJsonObject("results").getJsonObject("backtesting"), numbers);
    return numbers.stream()
        .filter(number -> number.stripTrailingZeros().precision() > DIGITS)
        .flatMap(number -> Stream.of(number, number.movePointRight(2)))
        .flatMap(number -> Stream.of(number, number.round(new MathContext(DIGITS))))
        .map(number -> number.abs().stripTrailingZeros().toPlainString())
        .filter(text -> text.replaceAll("\\D", "").length() >= DIGITS)
        .distinct()
        .toList();
  }

  /** Whether a prompt has a figure, not as a part of a longer one. */
  static boolean isIn(String prompt, String figure) {
    return Pattern.compile("(?<![\\d.,])" + Pattern.quote(figure) + "(?!\\d)")
        .matcher(prompt)
        .find();
  }

  private static void collect(JsonValue value, List<BigDecimal> numbers) {
    if (value instanceof JsonNumber number && !number.isIntegral()) {
      numbers.add(number.bigDecimalValue());
    } else if (value instanceof JsonObject object) {
      object.values().forEach(member -> collect(member, numbers));
    } else if (value instanceof JsonArray array) {
      array.forEach(member -> collect(member, numbers));
    }
  }
}
