package ktrdr.strategy.document.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ktrdr.strategy.InvalidStrategy;

/**
 * A document given as Java objects: has the limits of {@link YamlTree}, and allows no foreign
 * types.
 */
public final class PlainTree {
  private final Faults faults;
  private int left = YamlTree.MOST_BYTES;

  private PlainTree(Faults faults) {
    this.faults = faults;
  }

  /** Returns a copy of the tree. */
  public static Object of(Map<String, Object> document, Faults faults) {
    return new PlainTree(faults).value(document, "", 1);
  }

  private Object value(Object value, String pointer, int depth) {
    spend(1);
    if (value instanceof CharSequence text) {
      spend(text.length());
      return text.toString();
    }
    if (value == null || value instanceof Number || value instanceof Boolean) {
      return value;
    }
    if (depth > YamlTree.DEEPEST) {
      throw tooMuch("nested deeper than " + YamlTree.DEEPEST);
    }
    if (value instanceof Map<?, ?> map) {
      return map(map, pointer, depth);
    }
    if (value instanceof List<?> list) {
      return list(list, pointer, depth);
    }
    faults.add(pointer, "must be an object, a list, text, a number, true, false or null");
    return null;
  }

  private List<Object> list(List<?> list, String pointer, int depth) {
    List<Object> copy = new ArrayList<>();
    for (Object item : list) {
      copy.add(value(item, pointer + "/" + copy.size(), depth + 1));
    }
    return copy;
  }

  private Map<String, Object> map(Map<?, ?> map, String pointer, int depth) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach(
        (key, member) -> {
          String name = String.valueOf(key);
          spend(name.length());
          copy.put(name, value(member, Faults.below(pointer, name), depth + 1));
        });
    return copy;
  }

  private void spend(int characters) {
    left -= characters;
    if (left < 0) {
      throw tooMuch("longer than 256 KiB");
    }
  }

  /** Does not look further: the document may contain itself. */
  private static InvalidStrategy tooMuch(String detail) {
    return new InvalidStrategy(List.of(new InvalidStrategy.Fault("", detail)));
  }
}
