package ktrdr.rest.operations;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ktrdr.operations.Expected;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.rest.problems.MalformedRequest;

/**
 * The entity tags in {@code If-Match} or {@code If-None-Match} (RFC 9110, 13.1): any version or a
 * list. The tag of an operation is its version.
 *
 * @param any true for {@code *}
 */
public record EntityTags(boolean any, List<EntityTag> tags) {
  private static final Pattern NEXT =
      Pattern.compile("\\G[ \\t]*+(?:(W/)?\"([^\"\\x00-\\x20\\x7f]*+)\"[ \\t]*+)?(?:,|$)");
  private static final Pattern VERSION = Pattern.compile("0|[1-9][0-9]{0,17}");

  /** Returns the tag of an operation. */
  static EntityTag of(Operation operation) {
    return new EntityTag(Long.toString(operation.state().version()));
  }

  /** Reads the versions of an operation that {@code If-Match} allows to change. */
  static Expected ifMatch(HttpHeaders headers, OperationId operation) {
    return ifMatch(headers.getRequestHeader(HttpHeaders.IF_MATCH), operation);
  }

  /**
   * Reads the versions of an operation that {@code If-Match} allows to change.
   *
   * @param lines the header's lines; null when it was not sent
   */
  static Expected ifMatch(List<String> lines, OperationId operation) {
    Optional<EntityTags> asked = read(HttpHeaders.IF_MATCH, lines);
    return asked
        .filter(tags -> !tags.any())
        .map(tags -> Expected.oneOf(operation, tags.versions()))
        .orElse(Expected.ANYTHING);
  }

  /**
   * Reads the strong tags of {@code If-Match}, {@code *} for any.
   *
   * @param lines the header's lines; null when it was not sent
   */
  public static Optional<Set<String>> strong(List<String> lines) {
    return read(HttpHeaders.IF_MATCH, lines)
        .map(
            asked ->
                asked.any()
                    ? Set.of("*")
                    : asked.tags().stream()
                        .filter(tag -> !tag.isWeak())
                        .map(EntityTag::getValue)
                        .collect(Collectors.toSet()));
  }

  /** Whether {@code If-None-Match} says that the client has the current version of an operation. */
  static boolean known(HttpHeaders headers, Operation operation) {
    String now = of(operation).getValue();
    return read(HttpHeaders.IF_NONE_MATCH, headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH))
        .filter(t -> t.any() || t.tags().stream().anyMatch(tag -> tag.getValue().equals(now)))
        .isPresent();
  }

  // If-Match uses strong comparison, so weak tags never match.
  private Set<Long> versions() {
    return tags.stream()
        .filter(tag -> !tag.isWeak())
        .map(EntityTag::getValue)
        .filter(value -> VERSION.matcher(value).matches())
        .map(Long::valueOf)
        .collect(Collectors.toSet());
  }

  private static Optional<EntityTags> read(String name, List<String> lines) {
    if (lines == null || lines.isEmpty()) {
      return Optional.empty();
    }
    String value = String.join(",", lines).strip();
    return Optional.of(value.equals("*") ? new EntityTags(true, List.of()) : list(name, value));
  }

  private static EntityTags list(String name, String value) {
    List<EntityTag> tags = new ArrayList<>();
    Matcher next = NEXT.matcher(value);
    int end = 0;
    while (end < value.length() && next.find()) {
      end = next.end();
      if (next.group(2) != null) {
        tags.add(new EntityTag(next.group(2), next.group(1) != null));
      }
    }
    if (end < value.length() || tags.isEmpty()) {
      throw new MalformedRequest(name + " must be * or versions in quotes, like \"2\", \"3\"");
    }
    return new EntityTags(false, tags);
  }
}
