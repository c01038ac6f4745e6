package ktrdr.rest.bars;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ktrdr.market.files.ReadingOptions;

/**
 * Which column of a file is which: {@code date=Time,open=2}, or an object with such members. A
 * comma or a backslash in the name of a column has a backslash before it.
 */
final class ColumnNames {
  private static final Pattern PAIR = Pattern.compile("\\s*([a-z_]+)\\s*=\\s*(.*?\\S)\\s*");
  private static final Pattern COMMA = Pattern.compile("(?<!\\\\),");
  private static final String FORM =
      "must be like date=Time,open=O, or an object like {\"date\": \"Time\"}";

  private ColumnNames() {}

  /**
   * Reads the value of a field.
   *
   * @throws IllegalArgumentException if it is of another form; the message says which is allowed
   */
  static Map<String, String> read(Object value) {
    Map<String, String> names =
        value instanceof Map<?, ?> object ? ofObject(object) : ofText(value);
    names.keySet().stream()
        .filter(role -> !ReadingOptions.ROLES.contains(role))
        .findFirst()
        .ifPresent(
            role -> {
              throw new IllegalArgumentException(
                  "has no \"" + role + "\"; there are " + String.join(", ", ReadingOptions.ROLES));
            });
    return names;
  }

  private static Map<String, String> ofObject(Map<?, ?> object) {
    Map<String, String> names = new LinkedHashMap<>();
    object.forEach(
        (role, name) ->
            names.put(
                (String) role,
                Optional.of(name)
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .filter(text -> !text.isBlank())
                    .orElseThrow(() -> new IllegalArgumentException(FORM))));
    return names;
  }

  private static Map<String, String> ofText(Object value) {
    if (!(value instanceof String text)) {
      throw new IllegalArgumentException(FORM);
    }
    Map<String, String> names = new LinkedHashMap<>();
    Arrays.stream(COMMA.split(text))
        .map(PAIR::matcher)
        .forEach(
            pair -> {
              if (!pair.matches()) {
                throw new IllegalArgumentException(FORM);
              }
              if (names.put(pair.group(1), name(pair)) != null) {
                throw new IllegalArgumentException("has " + pair.group(1) + " twice");
              }
            });
    return names;
  }

  private static String name(Matcher pair) {
    return pair.group(2).replaceAll("\\\\(.)", "$1");
  }
}
