package ktrdr.cli.doctor;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the values of a setting may be.
 *
 * @param wanted what to say to who gave another
 * @param test true for a good value
 */
record SettingRule(String wanted, Predicate<String> test) {

  /** Reads a cell of {@code settings.csv}, as in {@code number 1 65535}. */
  static SettingRule of(String text) {
    List<String> words = List.of(text.split(" "));
    List<String> rest = words.subList(1, words.size());
    return switch (words.get(0)) {
      case "text" -> new SettingRule("a text", value -> true);
      case "one" -> new SettingRule(String.join(" or ", rest), rest::contains);
      case "number" -> number(rest.get(0), rest.stream().skip(1).findFirst());
      case "between" -> between(new BigDecimal(rest.get(0)), new BigDecimal(rest.get(1)));
      case "duration" ->
          new SettingRule(
              "an ISO 8601 duration like PT10S, PT2H or P30D, not negative",
              SettingRule::isDuration);
      case "decimal" -> like("\\d{1,9}(\\.\\d{1,9})?", "a number from 0 on, like 1 or 1.645");
      case "usd" -> like("\\d{1,12}(\\.\\d{1,6})?|(?i)none", "US dollars like 20 or 0.5, or none");
      case "http-address" -> like("https?://\\S+", "an address like http://127.0.0.1:9080");
      case "postgresql-address" ->
          like("jdbc:postgresql:\\S+", "like jdbc:postgresql://host:5432/name");
      default -> throw new IllegalArgumentException("values of a setting: " + text);
    };
  }

  boolean takes(String value) {
    return test.test(value);
  }

  private static SettingRule number(String least, Optional<String> most) {
    BigInteger from = new BigInteger(least);
    BigInteger to = most.map(BigInteger::new).orElse(BigInteger.valueOf(Integer.MAX_VALUE));
    return new SettingRule(
        "a whole number"
            + most.map(m -> " from " + from + " to " + m).orElse(", " + from + " or more"),
        value ->
            value.matches("\\d+")
                && new BigInteger(value).compareTo(from) >= 0
                && new BigInteger(value).compareTo(to) <= 0);
  }

  private static SettingRule between(BigDecimal from, BigDecimal to) {
    return new SettingRule(
        "a number from " + from + " to " + to,
        value ->
            value.matches("\\d{1,9}(\\.\\d{1,9})?")
                && new BigDecimal(value).compareTo(from) >= 0
                && new BigDecimal(value).compareTo(to) <= 0);
  }

  private static boolean isDuration(String value) {
    try {
      return !Duration.parse(value).isNegative();
    } catch (DateTimeException none) {
      return false;
    }
  }

  private static SettingRule like(String pattern, String wanted) {
    return new SettingRule(wanted, value -> value.matches(pattern));
  }
}
