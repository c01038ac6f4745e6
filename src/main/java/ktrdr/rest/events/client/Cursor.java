package ktrdr.rest.events.client;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ktrdr.operations.OperationId;

/**
 * How far a client has come in several trees, encoded in the id of an event. Opaque to clients; all
 * its characters can stand in a URL unescaped.
 *
 * @param floor roots created since then that have no place here are new to the client; empty if the
 *     client named its roots itself
 */
public record Cursor(Optional<Instant> floor, Map<OperationId, Long> places) {
  private static final String BETWEEN = "~";
  private static final Pattern PLACE = Pattern.compile("(op_[a-z0-9_]{1,80})\\.(\\d{1,18})");
  private static final Pattern FLOOR = Pattern.compile("\\d{1,15}");

  /**
   * Parses what {@link #text} wrote.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static Cursor parse(String text) {
    Optional<Instant> floor = Optional.empty();
    Map<OperationId, Long> places = new LinkedHashMap<>();
    for (String part : text.split(BETWEEN, -1)) {
      Matcher place = PLACE.matcher(part);
      if (place.matches()) {
        places.put(new OperationId(place.group(1)), Long.valueOf(place.group(2)));
      } else if (FLOOR.matcher(part).matches() && floor.isEmpty() && places.isEmpty()) {
        floor = Optional.of(Instant.ofEpochMilli(Long.parseLong(part)));
      } else {
        throw new IllegalArgumentException(part);
      }
    }
    return new Cursor(floor, places);
  }

  public String text() {
    return Stream.concat(
            floor.stream().map(since -> Long.toString(since.toEpochMilli())),
            places.entrySet().stream().map(e -> e.getKey() + "." + e.getValue()))
        .collect(Collectors.joining(BETWEEN));
  }
}
