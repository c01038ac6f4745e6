package ktrdr.agent.prices;

import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import ktrdr.strategy.document.yaml.WrittenYaml;
import ktrdr.work.Refusal.Fault;

/**
 * A place in a list of prices. What is there and has the wrong form is a fault, and reads as
 * nothing; what is missing is nothing.
 *
 * @param pointer JSON pointer (RFC 6901)
 * @param value null when there is none
 */
record PriceNode(String pointer, Object value, Faults faults) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@-]{0,199}");
  private static final Pattern PRICE = Pattern.compile("\\d{1,6}(\\.\\d{1,6})?");
  private static final Pattern COUNT = Pattern.compile("\\d{1,9}");
  private static final int LONGEST_QUOTE = 64;

  /** What is wrong, with the line of each place. */
  static final class Faults {
    private final WrittenYaml document;
    private final List<Fault> faults;

    Faults(WrittenYaml document) {
      this.document = document;
      faults = new ArrayList<>(document.faults());
    }

    void add(String pointer, String detail) {
      String place = pointer;
      while (!document.lines().containsKey(place) && !place.isEmpty()) {
        place = place.substring(0, place.lastIndexOf('/'));
      }
      Integer line = document.lines().get(place);
      faults.add(new Fault(pointer, line == null ? detail : "line " + line + ": " + detail));
    }

    boolean any() {
      return !faults.isEmpty();
    }

    int count() {
      return faults.size();
    }

    List<Fault> listed() {
      return List.copyOf(faults);
    }
  }

  void fault(String detail) {
    faults.add(pointer, detail);
  }

  private PriceNode child(String key, Object child) {
    return new PriceNode(pointer + "/" + key.replace("~", "~0").replace("/", "~1"), child, faults);
  }

  /** The value under a key. */
  PriceNode at(String key) {
    return child(key, value instanceof Map<?, ?> members ? members.get(key) : null);
  }

  /** The value under a key; a fault when there is none. */
  PriceNode required(String key) {
    PriceNode node = at(key);
    if (node.value == null && value instanceof Map<?, ?>) {
      fault(key + " is missing");
    }
    return node;
  }

  /** Every other key is a fault, and so is what has no keys. */
  void only(String... keys) {
    if (value instanceof Map<?, ?> members) {
      Set<String> known = Set.of(keys);
      for (Object key : members.keySet()) {
        if (!known.contains(key)) {
          child(key.toString(), null)
              .fault("unknown key " + quoted(key) + "; allowed: " + String.join(", ", keys));
        }
      }
    } else if (value != null) {
      fault(quoted(value) + " is not an object");
    }
  }

  List<PriceNode> items() {
    List<PriceNode> items = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        PriceNode item = child(Integer.toString(i), list.get(i));
        if (item.value == null) {
          item.fault("empty");
        }
        items.add(item);
      }
    } else if (value != null) {
      fault(quoted(value) + " is not a list");
    }
    return items;
  }

  <T> Optional<T> given(Function<PriceNode, T> read) {
    return value == null ? Optional.empty() : Optional.of(read.apply(this));
  }

  String id() {
    return text(ID, "a model's id").orElse("?");
  }

  /** US dollars for a million tokens. */
  BigDecimal price() {
    return text(PRICE, "a price such as 0.05: digits, at most six behind the point")
        .map(BigDecimal::new)
        .orElse(BigDecimal.ZERO);
  }

  Optional<Long> count() {
    return text(COUNT, "a number of tokens").map(Long::valueOf);
  }

  Optional<LocalDate> date() {
    try {
      return Optional.ofNullable(value).map(text -> LocalDate.parse(text.toString()));
    } catch (DateTimeException e) {
      fault(quoted(value) + " is not a date such as 2026-10-07");
      return Optional.empty();
    }
  }

  URI address() {
    String text = value == null ? "" : value.toString();
    if (value != null && !text.matches("https?://[!-~]{1,500}")) {
      fault(quoted(value) + " is not the address of a page");
    }
    return address(text);
  }

  private URI address(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      fault(quoted(text) + " is not the address of a page");
      return URI.create("");
    }
  }

  private Optional<String> text(Pattern pattern, String what) {
    if (value != null && !(value instanceof String text && pattern.matcher(text).matches())) {
      fault(quoted(value) + " is not " + what);
      return Optional.empty();
    }
    return Optional.ofNullable(value).map(Object::toString);
  }

  private static String quoted(Object value) {
    String text = String.valueOf(value).replaceAll("\\p{Cntrl}", "?");
    return "\""
        + (text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…")
        + "\"";
  }
}
