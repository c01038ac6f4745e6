package ktrdr.strategy.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ktrdr.strategy.InvalidStrategy;

/** Finds where strategies differ. */
public final class StrategyDifferences {
  private static final Set<String> WORDS = Set.of("name", "description", "hypothesis");

  private StrategyDifferences() {}

  /**
   * A value that differs.
   *
   * @param path its place in the document, with dots
   * @param values one of each strategy, null where it has none
   */
  public record Difference(String path, List<Object> values) {}

  /**
   * The values that differ, with all defaults spelled out; names and descriptions do not count.
   *
   * @param documents as they are stored; one that is missing or can't be read has no values
   */
  public static List<Difference> of(List<Optional<String>> documents, StrategyReader reader) {
    List<Map<String, Object>> flat =
        documents.stream().map(document -> flat(document, reader)).toList();
    Set<String> paths = new LinkedHashSet<>();
    flat.forEach(one -> paths.addAll(one.keySet()));
    List<Difference> differences = new ArrayList<>();
    for (String path : paths) {
      List<Object> values = new ArrayList<>();
      flat.forEach(one -> values.add(one.get(path)));
      if (values.stream().distinct().count() > 1) {
        differences.add(new Difference(path, values));
      }
    }
    return differences;
  }

  private static Map<String, Object> flat(Optional<String> document, StrategyReader reader) {
    Map<String, Object> flat = new LinkedHashMap<>();
    try {
      document
          .map(reader.with(Defaults.FIRST)::read)
          .map(StrategyWriter::map)
          .ifPresent(map -> flatten("", map, flat));
    } catch (InvalidStrategy ofAnotherVersion) {
      return Map.of(); // or its bars are gone
    }
    flat.keySet().removeAll(WORDS);
    return flat;
  }

  private static void flatten(String path, Object value, Map<String, Object> flat) {
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (name, member) -> flatten(path.isEmpty() ? "" + name : path + "." + name, member, flat));
    } else {
      flat.put(path, value);
    }
  }
}
