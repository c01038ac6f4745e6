package ktrdr.rest.strategies;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ktrdr.strategy.InvalidStrategy;
import ktrdr.strategy.document.yaml.WrittenYaml;
import ktrdr.work.Refusal;

/**
 * A document that somebody sent is not valid. Says of each fault in which line it is: {@code
 * lines}, by the pointers of the faults.
 */
final class InvalidDocument extends Refusal {
  private static final long serialVersionUID = 1L;

  InvalidDocument(String text, List<Fault> faults) {
    super(Kind.INVALID, "invalid_strategy", new InvalidStrategy(faults).getMessage(), faults);
    Map<String, Integer> written = WrittenYaml.of(text).lines();
    Map<String, Integer> lines = new LinkedHashMap<>();
    faults.forEach(fault -> lines.put(fault.pointer(), line(written, fault.pointer())));
    member("lines", lines);
  }

  /** The line of a place; for a missing one, that of what it is missing from. */
  private static int line(Map<String, Integer> written, String pointer) {
    String place = pointer;
    while (!written.containsKey(place) && !place.isEmpty()) {
      place = place.substring(0, place.lastIndexOf('/'));
    }
    return written.getOrDefault(place, 1);
  }
}
