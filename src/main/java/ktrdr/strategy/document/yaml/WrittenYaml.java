package ktrdr.strategy.document.yaml;

import java.util.List;
import java.util.Map;
import ktrdr.work.Refusal.Fault;

/**
 * A YAML or JSON document as its author wrote it: maps, lists and text. No number is converted, so
 * that 0.05 is exactly that. It is read with the same limits as a strategy: data, never code.
 *
 * @param tree empty when the document can't be read
 * @param lines of each value, from 1, by its JSON pointer (RFC 6901)
 * @param faults of the document as YAML
 */
public record WrittenYaml(Object tree, Map<String, Integer> lines, List<Fault> faults) {

  /** Reads a document of at most 256 KiB. */
  public static WrittenYaml of(String text) {
    Faults faults = new Faults();
    YamlTree.Reading reading = YamlTree.Reading.written();
    Object tree = YamlTree.of(text, reading, faults);
    return new WrittenYaml(tree, Map.copyOf(reading.lines()), faults.listed());
  }
}
