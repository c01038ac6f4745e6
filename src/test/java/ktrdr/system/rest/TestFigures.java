package ktrdr.system.rest;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** The figures that a session's backtest found, as somebody might write them. */
final class TestFigures {
  private static final int DIGITS = 4;

  private TestFigures() {}

  /** Each with four digits or more, as a share and in percent. Rounder ones occur by chance. */
  static List<String> of(JsonObject session) {
    List<BigDecimal> numbers = new ArrayList<>();
    collect(session.getJsonObject("results").getJsonObject("backtesting"), numbers);
    return numbers.stream()
        .filter(number -> number.stripTrailingZeros().precision() > DIGITS)
        .flatMap(number -> List.of(number, number.movePointRight(2)).stream())
        .flatMap(number -> List.of(number, number.round(new MathContext(DIGITS))).stream())
        .map(number -> number.abs().stripTrailingZeros().toPlainString())
        .filter(text -> text.replaceAll("\\D", "").length() >= DIGITS)
        .distinct()
        .toList();
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
