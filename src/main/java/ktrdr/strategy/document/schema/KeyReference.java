package ktrdr.strategy.document.schema;

import static ktrdr.strategy.document.schema.DocumentSchema.object;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The keys of a strategy document for people: a table in Markdown for each section. */
public final class KeyReference {
  private static final String REFERENCE = "$ref";
  private static final String PROPERTIES = "properties";

  /** Sections that are tables of their own; those below them stand in the same table. */
  private static final List<String> CHAPTERS =
      List.of("training_data", "model", "training", "evaluation", "decisions", "backtest");

  private final Map<String, Object> schema = DocumentSchema.hinted();
  private final List<String> lines = new ArrayList<>();

  private KeyReference() {}

  /** Returns the tables. */
  public static String markdown() {
    KeyReference reference = new KeyReference();
    reference.document();
    return String.join("\n", reference.lines) + "\n";
  }

  private void document() {
    Map<String, Object> keys = object(schema.get(PROPERTIES));
    chapter("The document", "", topLevel(keys));
    chapter("`training_data`", "training_data.", resolved(keys.get("training_data")));
    chapter("`indicators.ID`", "", indicators());
    chapter("`fuzzy_sets.ID`", "", definition("fuzzy_set"));
    chapter("`nn_inputs[]`", "", definition("input"));
    CHAPTERS.stream()
        .skip(1)
        .forEach(name -> chapter("`" + name + "`", name + ".", resolved(keys.get(name))));
  }

  private Map<String, Object> topLevel(Map<String, Object> keys) {
    Map<String, Object> flat = new LinkedHashMap<>(keys);
    CHAPTERS.forEach(name -> flat.put(name, below("section", keys.get(name))));
    flat.put("nn_inputs", below("list of inputs", keys.get("nn_inputs")));
    return Map.of("required", schema.get("required"), PROPERTIES, flat);
  }

  private static Map<String, Object> below(String values, Object key) {
    String description = object(key).get("description") + " See below.";
    return Map.of("x-values", values, "description", description);
  }

  private Map<String, Object> definition(String name) {
    return object(object(schema.get("$defs")).get(name));
  }

  /** One row for each type: its parameters stand in the column of the values. */
  private Map<String, Object> indicators() {
    Map<String, Object> rows = new LinkedHashMap<>();
    for (Object type : (List<?>) definition("indicator").get("oneOf")) {
      Map<String, Object> keys = object(object(type).get(PROPERTIES));
      String name = (String) object(keys.get("type")).get("const");
      Map<String, Object> row = new LinkedHashMap<>(Map.of("x-values", parameters(keys)));
      row.put("description", object(type).get("description") + ".");
      rows.put("type: " + name, row);
    }
    Map<String, Object> first = object(((List<?>) definition("indicator").get("oneOf")).get(0));
    Map<String, Object> source =
        new LinkedHashMap<>(object(object(first.get(PROPERTIES)).get("source")));
    source.put("description", "The price from which it is computed, where it has a choice.");
    rows.put("source", source);
    return Map.of(PROPERTIES, rows);
  }

  private String parameters(Map<String, Object> keys) {
    return keys.entrySet().stream()
        .filter(key -> !Set.of("type", "source").contains(key.getKey()))
        .map(key -> "`" + key.getKey() + "` " + parameter(object(key.getValue())))
        .collect(Collectors.joining("; "));
  }

  private String parameter(Map<String, Object> key) {
    return key.containsKey("default")
        ? values(key) + ", by default " + Values.text(key.get("default"))
        : "is " + key.get("description").toString().replace("Another", "another");
  }

  private void chapter(String title, String prefix, Map<String, Object> section) {
    lines.add((lines.isEmpty() ? "" : "\n") + "## " + title + "\n");
    lines.add("| key | values | default | effect |");
    lines.add("|---|---|---|---|");
    rows(prefix, section);
  }

  private void rows(String prefix, Map<String, Object> section) {
    List<?> required = section.get("required") instanceof List<?> list ? list : List.of();
    object(section.get(PROPERTIES))
        .forEach((name, node) -> row(prefix + name, resolved(node), required.contains(name)));
    if (section.get("additionalProperties") instanceof Map<?, ?> others) {
      row(prefix + "NAME", resolved(others), false);
    }
  }

  private void row(String path, Map<String, Object> key, boolean required) {
    boolean section = key.containsKey(PROPERTIES) && !path.equals("NAME");
    boolean twice = path.equals("model.training");
    lines.add(
        "| `%s` | %s | %s | %s |"
            .formatted(
                path,
                section ? "section" : values(key),
                required ? "required" : standard(key),
                key.getOrDefault("description", "")));
    if (section && !twice) {
      rows(path + ".", key);
    }
  }

  private static String standard(Map<String, Object> key) {
    Object standard = key.get("default");
    return standard == null || standard.equals("") ? "" : "`" + Values.text(standard) + "`";
  }

  private String values(Map<String, Object> key) {
    if (key.get("x-values") instanceof String text) {
      return text;
    }
    if (key.get("enum") instanceof List<?> words) {
      return Values.words(words);
    }
    if (key.get("oneOf") instanceof List<?> choices) {
      return choices.stream()
          .map(choice -> values(resolved(choice)))
          .collect(Collectors.joining(" or "));
    }
    return Values.of(key, this::values, this::resolved);
  }

  /** The node with what it refers to; its own description takes precedence. */
  private Map<String, Object> resolved(Object node) {
    Map<String, Object> key = object(node);
    if (!(key.get(REFERENCE) instanceof String reference)) {
      return key;
    }
    Map<String, Object> whole =
        new LinkedHashMap<>(definition(reference.substring("#/$defs/".length())));
    whole.putAll(key);
    return whole;
  }
}
