package ktrdr.strategy.document.migration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ktrdr.strategy.document.yaml.Faults;
import ktrdr.strategy.document.yaml.YamlText;
import ktrdr.strategy.document.yaml.YamlTree;

/**
 * Converts a document of version 2: indicators from a list with feature ids to a map, fuzzy sets
 * under a feature id to sets that name their indicator, and the inputs, which version 2 did not
 * list. All other keys stay as they are.
 */
public final class Migration {
  private static final String VERSION = "version";
  private static final String INDICATORS = "indicators";
  private static final String SETS = "fuzzy_sets";
  private static final String INPUTS = "nn_inputs";

  private final Map<?, ?> before;
  private final Faults faults;
  private final List<String> notes = new ArrayList<>();

  private Migration(Map<?, ?> before, Faults faults) {
    this.before = before;
    this.faults = faults;
  }

  /**
   * Converts a document; the result is not validated yet.
   *
   * @param yamlOrJson at most 256 KiB
   * @throws ktrdr.strategy.InvalidStrategy if it can't be read, or an indicator or a set can't be
   *     converted; the faults name the place
   * @throws NotVersion2 if it is of another version
   */
  public static Migrated of(String yamlOrJson) {
    Faults faults = new Faults();
    Object tree = YamlTree.of(yamlOrJson, faults);
    faults.throwIfAny();
    if (!(tree instanceof Map<?, ?> document)) {
      throw new NotVersion2("This is no strategy document: it must be an object");
    }
    requireVersion2(document);
    Migration migration = new Migration(document, faults);
    Map<String, Object> after = migration.document();
    faults.throwIfAny();
    return new Migrated(YamlText.compact(after), List.copyOf(migration.notes));
  }

  private static void requireVersion2(Map<?, ?> document) {
    String version = String.valueOf(document.get(VERSION));
    boolean listed = document.get(INDICATORS) instanceof List;
    if (version.startsWith("3")) {
      throw new NotVersion2("This document is of version " + version + " already; nothing to do");
    }
    if (!version.startsWith("2") && !version.startsWith("1") && !listed) {
      throw new NotVersion2(
          "This is no document of version 2: neither its version says so, nor are its indicators a"
              + " list");
    }
  }

  private Map<String, Object> document() {
    Indicators indicators = Indicators.of(before.get(INDICATORS), faults, notes);
    FuzzySets sets = FuzzySets.of(before.get(SETS), indicators, faults, notes);
    Map<String, Object> after = new LinkedHashMap<>();
    before.forEach((key, value) -> after.put(String.valueOf(key), value));
    after.put(VERSION, "3.0");
    after.put(INDICATORS, indicators.used(sets.indicators()));
    after.put(SETS, sets.converted());
    if (!before.containsKey(INPUTS)) {
      after.put(INPUTS, sets.inputs());
      notes.add("nn_inputs: every fuzzy set is an input, in the order of the document");
    }
    notes.add(0, "version: " + before.get(VERSION) + " is 3.0 now");
    return inOrder(after);
  }

  /** The inputs stand behind the sets that they name. */
  private static Map<String, Object> inOrder(Map<String, Object> document) {
    Map<String, Object> ordered = new LinkedHashMap<>();
    document.forEach(
        (key, value) -> {
          if (!key.equals(INPUTS)) {
            ordered.put(key, value);
          }
          if (key.equals(SETS)) {
            ordered.put(INPUTS, document.get(INPUTS));
          }
        });
    return ordered;
  }
}
