package ktrdr.strategy.document.yaml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Parses YAML 1.2 or JSON into a tree of maps, lists, strings, numbers and booleans. Built from
 * parser events, so that nested, tagged or aliased objects are never created: data, never code.
 */
public final class YamlTree {
  static final int MOST_BYTES = 256 * 1024;
  static final int DEEPEST = 12;
  private static final ScalarResolver TYPES = new CoreSchema().getScalarResolver();

  private final Iterator<Event> events;
  private final Reading reading;
  private final Faults faults;

  /**
   * How to read.
   *
   * @param scalars what a scalar becomes
   * @param lines where the line of each value goes, from 1, by its pointer
   */
  record Reading(Function<ScalarEvent, Object> scalars, Map<String, Integer> lines) {
    /** Numbers become numbers, and nobody wants to know a line. */
    static Reading typed() {
      return new Reading(YamlTree::scalar, new HashMap<>());
    }

    /** Every scalar stays text, to the last digit; null stays null. */
    static Reading written() {
      return new Reading(YamlTree::text, new HashMap<>());
    }
  }

  private YamlTree(Iterator<Event> events, Reading reading, Faults faults) {
    this.events = events;
    this.reading = reading;
    this.faults = faults;
  }

  /** Returns the tree, or an empty one and faults. */
  public static Object of(String text, Faults faults) {
    return of(text, Reading.typed(), faults);
  }

  /** Returns the tree, or an empty one and faults. */
  static Object of(String text, Reading reading, Faults faults) {
    if (text.length() > MOST_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      faults.add("", "longer than 256 KiB");
      return Map.of();
    }
    try {
      LoadSettings settings = LoadSettings.builder().setCodePointLimit(MOST_BYTES).build();
      Iterator<Event> events = new Parse(settings).parseString(text).iterator();
      return new YamlTree(events, reading, faults).document();
    } catch (MarkedYamlEngineException e) {
      faults.add("", "not YAML: " + e.getProblem() + place(e));
    } catch (YamlEngineException e) {
      faults.add("", "not YAML: " + Faults.shown(String.valueOf(e.getMessage())));
    }
    return Map.of();
  }

  private static String place(MarkedYamlEngineException e) {
    return e.getProblemMark()
        .map(mark -> " in line %d, column %d".formatted(mark.getLine() + 1, mark.getColumn() + 1))
        .orElse("");
  }

  private Object document() {
    Event event = skip(Event.ID.StreamStart, Event.ID.DocumentStart);
    if (event.getEventId() == Event.ID.StreamEnd) {
      faults.add("", "empty: there is no document");
      return Map.of();
    }
    Object tree = value(event, "", 1);
    if (skip(Event.ID.DocumentEnd).getEventId() != Event.ID.StreamEnd) {
      faults.add("", "more than one document");
    }
    return tree;
  }

  private Event skip(Event.ID... ids) {
    Event event = events.next();
    while (List.of(ids).contains(event.getEventId())) {
      event = events.next();
    }
    return event;
  }

  private Object value(Event event, String pointer, int depth) {
    refuseReferences(event, pointer);
    event.getStartMark().ifPresent(mark -> reading.lines().put(pointer, mark.getLine() + 1));
    if (event instanceof ScalarEvent scalar) {
      return reading.scalars().apply(scalar);
    }
    if (!(event instanceof CollectionStartEvent)) {
      return null;
    }
    if (depth > DEEPEST) {
      // Does not look further: it may be a million brackets.
      throw new YamlEngineException("nested deeper than " + DEEPEST);
    }
    return event.getEventId() == Event.ID.SequenceStart
        ? list(pointer, depth)
        : map(pointer, depth);
  }

  private void refuseReferences(Event event, String pointer) {
    if (event instanceof AliasEvent
        || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
      faults.add(pointer, "anchors and aliases are not allowed");
    }
    if ((event instanceof ScalarEvent scalar && scalar.getTag().isPresent())
        || (event instanceof CollectionStartEvent start && start.getTag().isPresent())) {
      faults.add(pointer, "tags are not allowed");
    }
  }

  private List<Object> list(String pointer, int depth) {
    List<Object> items = new ArrayList<>();
    for (Event e = events.next(); e.getEventId() != Event.ID.SequenceEnd; e = events.next()) {
      items.add(value(e, pointer + "/" + items.size(), depth + 1));
    }
    return items;
  }

  private Map<String, Object> map(String pointer, int depth) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (Event e = events.next(); e.getEventId() != Event.ID.MappingEnd; e = events.next()) {
      if (!(e instanceof ScalarEvent key)) {
        throw new YamlEngineException("a key must be text");
      }
      String at = Faults.below(pointer, key.getValue());
      refuseReferences(key, at);
      boolean twice = members.containsKey(key.getValue());
      members.put(key.getValue(), value(events.next(), at, depth + 1));
      if (twice) {
        faults.add(at, "given twice");
      }
    }
    return members;
  }

  private static Tag type(ScalarEvent scalar) {
    return TYPES.resolve(scalar.getValue(), scalar.getImplicit().canOmitTagInPlainScalar());
  }

  private static Object text(ScalarEvent scalar) {
    return type(scalar).equals(Tag.NULL) ? null : scalar.getValue();
  }

  private static Object scalar(ScalarEvent scalar) {
    String text = scalar.getValue();
    Tag type = type(scalar);
    if (type.equals(Tag.NULL)) {
      return null;
    }
    if (type.equals(Tag.BOOL)) {
      return Boolean.valueOf(text);
    }
    return type.equals(Tag.INT) || type.equals(Tag.FLOAT) ? number(text) : text;
  }

  private static Object number(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      return decimal(text);
    }
  }

  /** Returns text for numbers that YAML has and JSON lacks, such as {@code .nan} or 0x1F. */
  private static Object decimal(String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      return text;
    }
  }
}
