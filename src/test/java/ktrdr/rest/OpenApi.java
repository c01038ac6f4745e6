package ktrdr.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The published OpenAPI document, to be asked what it says. */
public record OpenApi(Map<?, ?> root) {
  private static final String LOCAL = "#/";
  private static final Set<String> VERBS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  /** The document as it is packaged. */
  public static OpenApi read() {
    try (InputStream file = OpenApi.class.getResourceAsStream("/META-INF/openapi.yaml")) {
      return new OpenApi(
          (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Verb and path of each operation. */
  public Set<String> routes() {
    Set<String> routes = new TreeSet<>();
    at("paths")
        .forEach(
            (path, item) ->
                ((Map<?, ?>) item)
                    .keySet().stream()
                        .filter(VERBS::contains)
                        .map(verb -> verb.toString().toUpperCase(Locale.ROOT) + " " + path)
                        .forEach(routes::add));
    return routes;
  }

  /** Names of the parameters of a path that are in the path itself. */
  public Set<String> pathParameters(String path) {
    Map<?, ?> item = (Map<?, ?>) at("paths").get(path);
    List<?> parameters = item.get("parameters") instanceof List<?> list ? list : List.of();
    return parameters.stream()
        .map(p -> ((Map<?, ?>) p).get("$ref") instanceof String ref ? resolve(ref) : (Map<?, ?>) p)
        .filter(p -> "path".equals(p.get("in")))
        .map(p -> (String) p.get("name"))
        .collect(Collectors.toSet());
  }

  /**
   * Names of the parameters in the query of a route.
   *
   * @param route verb and path, as {@link #routes} says it
   */
  public Set<String> queryParameters(String route) {
    String[] words = route.split(" ", 2);
    Map<?, ?> item = (Map<?, ?>) at("paths").get(words[1]);
    Map<?, ?> operation = (Map<?, ?>) item.get(words[0].toLowerCase(Locale.ROOT));
    return Stream.of(item, operation)
        .map(place -> place.get("parameters"))
        .flatMap(list -> list instanceof List<?> parameters ? parameters.stream() : Stream.of())
        .map(p -> ((Map<?, ?>) p).get("$ref") instanceof String ref ? resolve(ref) : (Map<?, ?>) p)
        .filter(p -> "query".equals(p.get("in")))
        .map(p -> (String) p.get("name"))
        .collect(Collectors.toSet());
  }

  /**
   * The statuses that a route may answer with.
   *
   * @param route verb and path, as {@link #routes} says it
   */
  public Set<String> statuses(String route) {
    String[] words = route.split(" ", 2);
    return at("paths", words[1], words[0].toLowerCase(Locale.ROOT), "responses").keySet().stream()
        .map(Object::toString)
        .collect(Collectors.toSet());
  }

  /** What a reference refers to. */
  public Map<?, ?> resolve(String reference) {
    if (!reference.startsWith(LOCAL)) {
      throw new AssertionError(reference + " is not of this document");
    }
    return at(reference.substring(LOCAL.length()).split("/"));
  }

  /** All references, wherever they stand. */
  public Set<String> references() {
    Set<String> found = new HashSet<>();
    collect(root, found);
    return found;
  }

  /** References to all that is defined under {@code components}. */
  public Set<String> components() {
    Set<String> found = new HashSet<>();
    at("components")
        .forEach(
            (kind, all) ->
                ((Map<?, ?>) all)
                    .keySet()
                    .forEach(name -> found.add("#/components/" + kind + "/" + name)));
    return found;
  }

  public Set<?> properties(String schema) {
    return at("components", "schemas", schema, "properties").keySet();
  }

  public Set<?> required(String schema) {
    return Set.copyOf((Collection<?>) at("components", "schemas", schema).get("required"));
  }

  /** The values that an enumeration allows, in order. */
  public List<String> values(String schema) {
    List<?> values = (List<?>) at("components", "schemas", schema).get("enum");
    return values.stream().map(Object::toString).toList();
  }

  private Map<?, ?> at(String... path) {
    Map<?, ?> place = root;
    for (String name : path) {
      if (!(place.get(name) instanceof Map<?, ?> next)) {
        throw new AssertionError("there is no " + String.join("/", path));
      }
      place = next;
    }
    return place;
  }

  private static void collect(Object node, Set<String> found) {
    if (node instanceof Map<?, ?> map) {
      if (map.get("$ref") instanceof String reference) {
        found.add(reference);
      }
      map.values().forEach(value -> collect(value, found));
    } else if (node instanceof List<?> list) {
      list.forEach(value -> collect(value, found));
    }
  }
}
