package ktrdr.rest.wire;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationQuery.Position;
import ktrdr.rest.problems.MalformedRequest;
import ktrdr.sessions.Session;

/** The query parameters of a request; a bad value is refused with its name. */
public final class Query {
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");
  private static final Pattern OPERATION =
      Pattern.compile("op_[a-z_]+_[0-9]{8}_[0-9]{6}_[0-9a-z]+");
  private static final String SESSION = "session ";
  private static final String CALL = "call ";
  private static final String NAME = "name ";

  private final MultivaluedMap<String, String> parameters;

  private Query(MultivaluedMap<String, String> parameters) {
    this.parameters = parameters;
  }

  /**
   * Reads the parameters of a request; {@link KnownParameters} has already refused unknown ones.
   */
  public static Query of(UriInfo uri) {
    return new Query(uri.getQueryParameters());
  }

  public Optional<String> text(String name) {
    return Optional.ofNullable(parameters.getFirst(name)).filter(v -> !v.isEmpty());
  }

  public int integer(String name, int otherwise, int least, int most) {
    return text(name)
        .map(v -> parse(name, v, Query::whole, least + " to " + most))
        .map(v -> within(name, v, least, most))
        .orElse(otherwise);
  }

  /** Refuses a parameter that contradicts the path. */
  public void same(String name, String inPath) {
    text(name)
        .filter(value -> !value.equalsIgnoreCase(inPath))
        .ifPresent(
            value -> {
              throw bad(name, value, inPath + ", as the path says");
            });
  }

  /** True or false, ignoring case, as the first ktrdr's clients send it. */
  public boolean flag(String name) {
    String value = text(name).orElse("false").toLowerCase(Locale.ROOT);
    return switch (value) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw bad(name, value, "true or false");
    };
  }

  public Duration duration(String name, Duration otherwise, Duration most) {
    Duration asked =
        text(name).map(v -> parse(name, v, Duration::parse, "like PT2S")).orElse(otherwise);
    if (asked.isNegative() || asked.compareTo(most) > 0) {
      throw bad(name, asked.toString(), "PT0S to " + most);
    }
    return asked;
  }

  public Optional<Instant> instant(String name) {
    return text(name).map(v -> parse(name, v, Instant::parse, "like 2026-11-22T10:15:00Z"));
  }

  /** A day in UTC. */
  public Optional<LocalDate> day(String name) {
    return text(name).map(v -> parse(name, v, LocalDate::parse, "a day like 2026-11-22"));
  }

  /** The number of a session. */
  public Optional<Long> number(String name) {
    return text(name).map(v -> parse(name, v, Query::numbered, "a number from 1 on"));
  }

  private static Long numbered(String written) {
    return PathNumber.of(written).orElseThrow(() -> new IllegalArgumentException(written));
  }

  /** Where a client continues: the last event it received takes precedence over the address. */
  public <T> Optional<T> after(String lastEventId, Function<String, T> reading) {
    return Optional.ofNullable(lastEventId)
        .filter(id -> !id.isBlank())
        .or(() -> text("after"))
        .map(place -> parse("after", place, reading, "the id of an event of this stream"));
  }

  /** One of a set of words, ignoring case. */
  public <T> Optional<T> word(
      String name, Function<String, Optional<T>> reading, List<String> words) {
    return text(name)
        .map(v -> reading.apply(v).orElseThrow(() -> bad(name, v, String.join(", ", words))));
  }

  /** Where a page begins, as {@link #token} wrote it. */
  public Optional<Position> position(String name) {
    return text(name).map(v -> parse(name, v, Query::decode, "what next_page_token said"));
  }

  public static String token(Position position) {
    return encode(position.created() + " " + position.id());
  }

  /** The token for the page after these sessions. */
  public static String token(List<Session> page) {
    return encode(SESSION + page.get(page.size() - 1).id());
  }

  /** The session with which the previous page ended. */
  public Optional<Long> session(String name) {
    return last(name, SESSION);
  }

  /** The token for the page after the call with this number. */
  public static String callToken(long last) {
    return encode(CALL + last);
  }

  /** The call with which the previous page ended. */
  public Optional<Long> call(String name) {
    return last(name, CALL);
  }

  /** The token for the page after the row of this kind with this number. */
  public static String rowToken(String kind, long last) {
    return encode(kind + " " + last);
  }

  /** The row of this kind with which the previous page ended. */
  public Optional<Long> row(String name, String kind) {
    return last(name, kind + " ");
  }

  /** The token for the page after the row with this name. */
  public static String nameToken(String last) {
    return encode(NAME + last);
  }

  /** The name with which the previous page ended. */
  public Optional<String> name(String parameter) {
    return text(parameter)
        .map(v -> parse(parameter, v, Query::decodeName, "what next_page_token said"));
  }

  private static String decodeName(String token) {
    String written = plain(token);
    if (!written.matches(NAME + "[a-z0-9_-]{0,64}")) {
      throw new IllegalArgumentException(token);
    }
    return written.substring(NAME.length());
  }

  private Optional<Long> last(String name, String kind) {
    return text(name).map(v -> parse(name, v, t -> decode(t, kind), "what next_page_token said"));
  }

  private static String encode(String plain) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  private static String plain(String token) {
    return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
  }

  private static Position decode(String token) {
    String[] parts = plain(token).split(" ", 2);
    if (parts.length != 2) {
      throw new IllegalArgumentException(token);
    }
    return new Position(Instant.parse(parts[0]), operationId(parts[1]));
  }

  private static Long decode(String token, String kind) {
    return Optional.of(plain(token))
        .filter(p -> p.startsWith(kind))
        .flatMap(p -> PathNumber.of(p.substring(kind.length())))
        .orElseThrow(() -> new IllegalArgumentException(token));
  }

  /** An operation by its id; an empty id usually comes from an unset variable. */
  public Optional<OperationId> operation(String name) {
    return Optional.ofNullable(parameters.getFirst(name))
        .map(v -> parse(name, v, Query::operationId, "the id of an operation"));
  }

  private static OperationId operationId(String written) {
    if (!OPERATION.matcher(written).matches()) {
      throw new IllegalArgumentException(written);
    }
    return new OperationId(written);
  }

  /** Sequence of an event in the log of one tree. */
  public static Long sequence(String value) {
    long place = Long.parseLong(digits(value));
    if (place < 0) {
      throw new IllegalArgumentException(value);
    }
    return place;
  }

  private static Integer whole(String value) {
    return Integer.valueOf(digits(value));
  }

  // Integer.valueOf and Long.parseLong would also accept digits of other scripts.
  private static String digits(String value) {
    String digits = value.strip();
    if (!WHOLE.matcher(digits).matches()) {
      throw new NumberFormatException(value);
    }
    return digits;
  }

  private static int within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw bad(name, Integer.toString(value), least + " to " + most);
    }
    return value;
  }

  private static <T> T parse(
      String name, String value, Function<String, T> reading, String allowed) {
    try {
      return reading.apply(value);
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw bad(name, value, allowed);
    }
  }

  private static MalformedRequest bad(String name, String value, String allowed) {
    return new MalformedRequest(name, name + " can't be \"" + value + "\"; allowed: " + allowed);
  }
}
