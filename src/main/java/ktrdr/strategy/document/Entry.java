package ktrdr.strategy.document;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import ktrdr.strategy.document.yaml.Faults;

/**
 * A value at a place in the document; may be missing. Each typed getter returns the value if it has
 * the right type, else nothing and reports a fault. A missing value is nothing without a fault.
 */
final class Entry {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\r\\t]]");

  private static final String A_DATE = "a date such as 2010-12-31";

  private final String pointer;
  private final Object value;
  private final Faults faults;

  Entry(String pointer, Object value, Faults faults) {
    this.pointer = pointer;
    this.value = value;
    this.faults = faults;
  }

  /** JSON pointer (RFC 6901) to this place. */
  String pointer() {
    return pointer;
  }

  boolean given() {
    return value != null;
  }

  /** An object without keys at this place. */
  Section nothing() {
    return new Section(pointer, Map.of(), faults);
  }

  /** Whether this is the value. */
  boolean is(Object other) {
    return other.equals(value);
  }

  void fault(String detail) {
    faults.add(pointer, detail);
  }

  /** Adds a fault whose sentence is expensive to build. */
  void fault(Supplier<String> detail) {
    faults.add(pointer, detail);
  }

  /**
   * Returns whichever of the two is given; giving both is a fault. For a value with two possible
   * places.
   */
  Entry or(Entry other) {
    if (given() && other.given()) {
      other.fault("given twice: it is also at " + pointer);
    }
    return given() || !other.given() ? this : other;
  }

  /** Returns this entry; if it is missing, that is a fault. */
  Entry required(String what) {
    if (!given()) {
      fault("required: " + what);
    }
    return this;
  }

  /** Refuses this key by name if it is given. */
  void notYet(String instead) {
    if (given()) {
      fault("not supported yet" + instead);
    }
  }

  /** Refuses every value except the one that is in effect anyway. */
  void only(Object inEffect) {
    boolean same =
        value instanceof Number number && inEffect instanceof Number effect
            ? number.doubleValue() == effect.doubleValue()
            : inEffect.equals(value);
    if (given() && !same) {
      fault("not supported yet: " + shown() + "; allowed: " + inEffect);
    }
  }

  Optional<String> text(int longest) {
    return as("text", String.class)
        .filter(
            text -> holds(text.length() <= longest, "must have at most %,d characters", longest))
        .filter(text -> holds(!CONTROL.matcher(text).find(), "must not hold control characters"));
  }

  Optional<String> name() {
    return as("text", String.class).filter(text -> isName(text));
  }

  Optional<Boolean> flag() {
    return as("true or false", Boolean.class);
  }

  Optional<LocalDate> date() {
    return as(A_DATE, String.class).flatMap(this::day);
  }

  Optional<Double> number(Range range) {
    String expected = "a number " + range;
    return as(expected, Number.class)
        .map(Number::doubleValue)
        .filter(number -> holds(range.holds(number), "must be %s; is %s", expected, shown()));
  }

  Optional<Integer> whole(int min, int max) {
    String expected = "a whole number " + Range.of(min, max);
    return as(expected, Number.class)
        .map(Number::doubleValue)
        .filter(
            number ->
                holds(
                    number == Math.rint(number) && number >= min && number <= max,
                    "must be %s; is %s",
                    expected,
                    shown()))
        .map(Double::intValue);
  }

  /** A 64-bit whole number, with all its digits. */
  Optional<Long> big() {
    return as("a whole number of 64 bits", Number.class)
        .flatMap(
            number -> {
              try {
                return Optional.of(Long.parseLong(number.toString()));
              } catch (NumberFormatException e) {
                fault("must be a whole number of 64 bits; is " + shown());
                return Optional.empty();
              }
            });
  }

  /** One of the allowed words. A word of a later release is refused as such. */
  Optional<String> oneOf(Words words) {
    return as("text", String.class)
        .filter(
            word -> {
              Optional<String> fault = words.fault(word);
              fault.ifPresent(this::fault);
              return fault.isEmpty();
            });
  }

  /** The object at this place; an empty one if it is missing. */
  Section section() {
    Map<String, Object> members = as("an object", Map.class).map(Entry::members).orElse(Map.of());
    return new Section(pointer, members, faults);
  }

  /** The elements of the list at this place. */
  List<Entry> items() {
    List<Entry> items = new ArrayList<>();
    for (Object item : as("a list", List.class).orElse(List.of())) {
      items.add(new Entry(pointer + "/" + items.size(), item, faults));
    }
    return items;
  }

  boolean isText() {
    return value instanceof String;
  }

  boolean isList() {
    return value instanceof List;
  }

  /** The value as shown in a message. */
  String shown() {
    if (value instanceof Map) {
      return "an object";
    }
    if (value instanceof List) {
      return "a list";
    }
    String text = Faults.shown(String.valueOf(value));
    return value instanceof String ? '"' + text + '"' : text;
  }

  private Optional<LocalDate> day(String text) {
    try {
      if (text.length() == "2010-12-31".length()) { // no years of five or more digits
        return Optional.of(LocalDate.parse(text));
      }
    } catch (DateTimeException e) {
      // Reported below.
    }
    fault("must be " + A_DATE + "; is " + shown());
    return Optional.empty();
  }

  private boolean isName(String text) {
    return holds(
        NAME.matcher(text).matches(),
        "must be 1 to 64 of a-z, 0-9, _ and -, the first a letter or digit; is %s",
        shown());
  }

  private <T> Optional<T> as(String expected, Class<T> type) {
    if (given() && !type.isInstance(value)) {
      fault("must be " + expected + "; is " + shown());
      return Optional.empty();
    }
    return Optional.ofNullable(value).map(type::cast);
  }

  private boolean holds(boolean condition, String detail, Object... arguments) {
    if (!condition) {
      fault(String.format(Locale.ROOT, detail, arguments));
    }
    return condition;
  }

  @SuppressWarnings("unchecked") // The document is a tree whose keys are strings.
  private static Map<String, Object> members(Object map) {
    return (Map<String, Object>) map;
  }
}
