package ktrdr.sessions.repeats;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a session found, beside what the session found that it repeats.
 *
 * @param session number of the earlier session
 * @param parts whether each part is the same; empty where that is not known
 */
public record Comparison(long session, Map<Part, Optional<Boolean>> parts) {
  /** What is compared. */
  public enum Part {
    STRATEGY,
    WEIGHTS,
    TRADES,
    FIGURES,
    /** The bars behind all this: no finding, but a cause. */
    BARS;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Comparison {
    parts = new EnumMap<>(parts);
  }

  /** Whether no finding differs. */
  public boolean equal() {
    return differing().isEmpty();
  }

  private List<String> differing() {
    return words(Optional.of(false));
  }

  private List<String> words(Optional<Boolean> same) {
    return parts.entrySet().stream()
        .filter(entry -> entry.getKey() != Part.BARS && entry.getValue().equals(same))
        .map(entry -> entry.getKey().word())
        .toList();
  }

  private Optional<Boolean> bars() {
    return parts.getOrDefault(Part.BARS, Optional.empty());
  }

  /** For people. */
  public String sentence() {
    String kept =
        words(Optional.empty()).isEmpty()
            ? ""
            : " Session "
                + session
                + " no longer tells its "
                + listed(words(Optional.empty()))
                + ".";
    if (equal()) {
      return "It found the same "
          + listed(words(Optional.of(true)))
          + " as session "
          + session
          + "."
          + kept;
    }
    return "Its " + listed(differing()) + differ() + session + "." + kept + cause();
  }

  private String differ() {
    return (differing().equals(List.of("strategy")) ? " differs" : " differ") + " from session ";
  }

  private String cause() {
    if (bars().equals(Optional.of(false))) {
      return " The bars are no longer the same.";
    }
    return bars().isPresent() && !differing().contains("strategy")
        ? " The bars are the same, so the version of ktrdr or the kind of processor is another;"
            + " ktrdr records neither."
        : "";
  }

  private static String listed(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  /** The JSON object of it. */
  public Map<String, Object> write() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("session_id", session);
    fields.put("equal", equal());
    fields.put("same", words(Optional.of(true)));
    fields.put("differs", differing());
    fields.put("unknown", words(Optional.empty()));
    fields.put("same_bars", bars().orElse(null));
    fields.put("sentence", sentence());
    return fields;
  }
}
