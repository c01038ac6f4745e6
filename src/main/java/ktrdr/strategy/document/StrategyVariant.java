package ktrdr.strategy.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ktrdr.strategy.InvalidStrategy;
import ktrdr.strategy.Strategy;
import ktrdr.work.Refusal.Fault;

/**
 * Strategies that differ from a first one in some values of its document. The one validator reads
 * each of them.
 */
public final class StrategyVariant {
  private final StrategyReader reader;
  private final Map<String, Object> document;

  /**
   * @param reader reads the variants
   * @param strategy from which they differ
   */
  public StrategyVariant(StrategyReader reader, Strategy strategy) {
    this.reader = reader.with(Defaults.FIRST); // The document spells its defaults out.
    this.document = StrategyWriter.map(strategy);
  }

  /**
   * The strategy with other values.
   *
   * @param values by their paths in the document, with dots: {@code training.epochs}; a position in
   *     a list counts from 0
   * @throws InvalidStrategy with all faults at once
   */
  public Strategy with(Map<String, Object> values) {
    Object changed = copy(document);
    List<Fault> faults = new ArrayList<>();
    values.forEach((path, value) -> set(changed, path, value, faults));
    if (!faults.isEmpty()) {
      throw new InvalidStrategy(faults);
    }
    @SuppressWarnings("unchecked")
    Map<String, Object> whole = (Map<String, Object>) changed;
    return reader.read(whole);
  }

  /** The JSON pointer of a path: {@code /training/epochs}. */
  public static String pointer(String path) {
    return "/" + path.replace("~", "~0").replace("/", "~1").replace('.', '/');
  }

  private static void set(Object document, String path, Object value, List<Fault> faults) {
    String[] names = path.split("\\.", -1);
    Object place = document;
    for (int i = 0; i < names.length; i++) {
      boolean last = i == names.length - 1;
      Object next = last ? value : new LinkedHashMap<String, Object>();
      place = step(place, names[i], next, last);
      if (place == MISSING) {
        faults.add(new Fault(pointer(path), "leads nowhere: there is no \"" + names[i] + "\""));
        return;
      }
    }
  }

  private static final Object MISSING = new Object();

  /** Puts the value at the end of a path; on the way there, goes into what is there already. */
  @SuppressWarnings("unchecked")
  private static Object step(Object place, String name, Object value, boolean last) {
    if (name.isEmpty()) {
      return MISSING;
    }
    if (place instanceof Map<?, ?> map) {
      Map<String, Object> members = (Map<String, Object>) map;
      if (last || !members.containsKey(name)) {
        members.put(name, value);
      }
      return members.get(name);
    }
    if (place instanceof List<?> list && name.matches("\\d{1,4}")) {
      int at = Integer.parseInt(name);
      if (at < list.size()) {
        if (last) {
          ((List<Object>) list).set(at, value);
        }
        return list.get(at);
      }
    }
    return MISSING;
  }

  private static Object copy(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((name, member) -> copy.put((String) name, copy(member)));
      return copy;
    }
    return value instanceof List<?> list
        ? new ArrayList<Object>(list.stream().map(StrategyVariant::copy).toList())
        : value;
  }
}
