package ktrdr.sessions.repeats;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a session found, beside what the session found that it repeats.
 *
 * @param session number of the earlier session
 * @param parts whether each part is the same; empty where that is not known
 * @param causes what decides all of them: each kind once, in its order
 */
public record Comparison(long session, Map<Part, Optional<Boolean>> parts, List<Cause> causes) {
  /** What is compared. */
  public enum Part {
    STRATEGY,
    WEIGHTS,
    TRADES,
    FIGURES;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Comparison {
    parts = new EnumMap<>(parts);
    causes = List.copyOf(causes);
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
        .filter(entry -> entry.getValue().equals(same))
        .map(entry -> entry.getKey().word())
        .toList();
  }

  private List<Cause> causes(Optional<Boolean> same) {
    return causes.stream().filter(cause -> cause.same().equals(same)).toList();
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
    return "Its " + listed(differing()) + differ() + session + "." + kept + " " + cause();
  }

  private String differ() {
    return (differing().equals(List.of("strategy")) ? " differs" : " differ") + " from session ";
  }

  private String cause() {
    List<Cause> others = causes(Optional.of(false));
    List<String> unknown = causes(Optional.empty()).stream().map(c -> c.kind().word()).toList();
    if (!others.isEmpty()) {
      return others.stream().map(Cause::sentence).collect(Collectors.joining(" "));
    }
    return unknown.isEmpty()
        ? "Bars, processor and versions are the same, so the code of this version is another."
        : "Session "
            + session
            + " did not record its "
            + listed(unknown)
            + ", so one of them may be another.";
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
    causes.forEach(cause -> fields.put(cause.kind().field(), cause.same().orElse(null)));
    fields.put("sentence", sentence());
    return fields;
  }
}
