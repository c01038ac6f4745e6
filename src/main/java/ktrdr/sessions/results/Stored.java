package ktrdr.sessions.results;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A stored JSON object, of this version or an earlier one. Nothing has to be there. */
record Stored(Map<?, ?> fields) {

  /** NaN when there is no number of this name. */
  double number(String name) {
    return fields.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  /** 0 when there is no number of this name. */
  int count(String name) {
    return fields.get(name) instanceof Number number ? number.intValue() : 0;
  }

  OptionalLong integer(String name) {
    return fields.get(name) instanceof Number number
        ? OptionalLong.of(number.longValue())
        : OptionalLong.empty();
  }

  Optional<String> text(String name) {
    return fields.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  Optional<Boolean> flag(String name) {
    return fields.get(name) instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
  }

  /** Empty too when it is no time of ours. */
  Optional<Instant> time(String name) {
    try {
      return text(name).map(Instant::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The texts of a list; none when there is no such list. */
  List<String> texts(String name) {
    return list(name).stream().map(String::valueOf).toList();
  }

  /** The whole numbers of a list; none when there is no such list. */
  List<Integer> counts(String name) {
    return list(name).stream()
        .filter(Number.class::isInstance)
        .map(number -> ((Number) number).intValue())
        .toList();
  }

  /** The numbers of a list, NaN for what is none; none when there is no such list. */
  List<Double> numbers(String name) {
    return list(name).stream()
        .map(number -> number instanceof Number n ? n.doubleValue() : Double.NaN)
        .toList();
  }

  /** The objects of a list; none when there is no such list. */
  List<Stored> objects(String name) {
    return list(name).stream().filter(Map.class::isInstance).map(o -> of((Map<?, ?>) o)).toList();
  }

  Optional<Stored> object(String name) {
    return fields.get(name) instanceof Map<?, ?> map ? Optional.of(of(map)) : Optional.empty();
  }

  /** The object of this name; one without fields when there is none. */
  Stored within(String name) {
    return object(name).orElse(of(Map.of()));
  }

  boolean has(String name) {
    return fields.get(name) != null;
  }

  static Stored of(Map<?, ?> fields) {
    return new Stored(fields);
  }

  private List<?> list(String name) {
    return fields.get(name) instanceof List<?> list ? list : List.of();
  }
}
