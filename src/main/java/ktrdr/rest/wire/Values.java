package ktrdr.rest.wire;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ktrdr.agent.prices.Dollars;

/** Converts JSON values to Java values; null if the type does not match. */
final class Values {
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  // What the database keeps.
  private static final BigDecimal MOST_USD = new BigDecimal("1e12");
  private static final int DECIMALS_OF_USD = 14;

  private Values() {}

  static Long whole(JsonValue value, long least, long most) {
    return value instanceof JsonNumber n
            && n.isIntegral()
            && n.bigIntegerValue().bitLength() < 64
            && n.longValue() >= least
            && n.longValue() <= most
        ? n.longValue()
        : null;
  }

  /** Maps, lists, strings, numbers, booleans and nulls; numbers with every digit. */
  static Object plain(JsonValue value) {
    if (value instanceof JsonObject object) {
      Map<String, Object> map = new LinkedHashMap<>();
      object.forEach((name, member) -> map.put(name, plain(member)));
      return map;
    }
    if (value instanceof JsonArray list) {
      return list.stream().map(Values::plain).collect(Collectors.toCollection(ArrayList::new));
    }
    if (value instanceof JsonNumber number) {
      return number.bigDecimalValue();
    }
    if (value instanceof JsonString text) {
      return text.getString();
    }
    return value == JsonValue.NULL ? null : value == JsonValue.TRUE;
  }

  static Double number(JsonValue value, DoublePredicate allowed) {
    return value instanceof JsonNumber n
            && Double.isFinite(n.doubleValue())
            && allowed.test(n.doubleValue())
        ? n.doubleValue()
        : null;
  }

  /** Never through a double. */
  static BigDecimal usd(JsonValue value) {
    if (!(value instanceof JsonNumber number)) {
      return null;
    }
    BigDecimal amount = number.bigDecimalValue();
    boolean kept =
        amount.signum() >= 0
            && amount.compareTo(MOST_USD) < 0
            && (amount.signum() == 0 || amount.stripTrailingZeros().scale() <= DECIMALS_OF_USD);
    return kept ? Dollars.plain(amount) : null;
  }

  static Boolean flag(JsonValue value) {
    String text = value instanceof JsonString s ? s.getString() : value.toString();
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> null;
    };
  }

  static LocalDate day(JsonValue value) {
    if (!(value instanceof JsonString text) || !DAY.matcher(text.getString()).matches()) {
      return null;
    }
    try {
      return LocalDate.parse(text.getString());
    } catch (DateTimeParseException e) {
      return null; // there is no 2019-02-29
    }
  }

  /** A list of 1 to {@code most} different strings. */
  static List<String> strings(JsonValue value, int most) {
    if (!(value instanceof JsonArray list)
        || list.isEmpty()
        || list.size() > most
        || list.stream().distinct().count() < list.size()
        || !list.stream().allMatch(JsonString.class::isInstance)) {
      return null;
    }
    return list.getValuesAs(JsonString::getString);
  }

  static String onlyString(JsonValue value) {
    return value instanceof JsonArray list
            && list.size() == 1
            && list.get(0) instanceof JsonString text
        ? text.getString()
        : null;
  }
}
