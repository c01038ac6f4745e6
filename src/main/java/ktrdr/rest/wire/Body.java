package ktrdr.rest.wire;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import ktrdr.rest.problems.InvalidBody;
import ktrdr.rest.problems.MalformedRequest;
import ktrdr.work.Refusal;
import ktrdr.work.Refusal.Fault;

/**
 * A JSON object that a client sent. Read each field by name, then call {@link #done}, which refuses
 * all bad values and all unread fields at once. A missing body is an empty object.
 */
public final class Body {
  private static final int REASON = 1000;

  private final String pointer;
  private final JsonObject object;
  private final List<Fault> faults;
  private final List<Refusal> causes;
  private final Set<String> known = new HashSet<>();
  private final List<Body> within = new ArrayList<>();

  private Body(String pointer, JsonObject object, List<Fault> faults, List<Refusal> causes) {
    this.pointer = pointer;
    this.object = object;
    this.faults = faults;
    this.causes = causes;
  }

  private static Body of(JsonObject object) {
    return new Body("", object, new ArrayList<>(), new ArrayList<>());
  }

  /** Reads a body; {@code null} or blank text means no body. */
  public static Body read(String text) {
    if (text == null || text.isBlank()) {
      return of(JsonValue.EMPTY_JSON_OBJECT);
    }
    if (value(text) instanceof JsonObject object) {
      return of(object);
    }
    throw new MalformedRequest("The body is not a JSON object");
  }

  // The parser reports too deep nesting with a bare RuntimeException.
  private static JsonValue value(String text) {
    try (JsonParser parser = Json.createParser(new StringReader(text))) {
      Fields.once(text);
      parser.next();
      JsonValue value = parser.getValue();
      if (!parser.hasNext()) {
        return Characters.whole(value);
      }
    } catch (MalformedRequest e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      throw new MalformedRequest("The body is not valid JSON");
    }
    throw new MalformedRequest("There is something after the end of the body's JSON");
  }

  public Optional<String> string(String name) {
    Optional<String> text =
        field(name, "a string", v -> v instanceof JsonString s ? s.getString() : null);
    text.ifPresent(t -> checkCharacters(name, t));
    return text;
  }

  /** A string of at most {@code most} characters. */
  public Optional<String> string(String name, int most) {
    Optional<String> text = string(name);
    text.ifPresent(t -> checkLength(name, t, most));
    return text;
  }

  // PostgreSQL can't store this character.
  private void checkCharacters(String name, String text) {
    if (text.indexOf('\0') >= 0) {
      fault(name, "can't have the character U+0000");
    }
  }

  private void checkLength(String name, String text, int most) {
    if (text.length() > most) {
      fault(name, String.format(Locale.ROOT, "must have at most %,d characters", most));
    }
  }

  /** The client's reason for the request, which is stored with it. */
  public String reason(String otherwise) {
    return string("reason", REASON).filter(r -> !r.isBlank()).orElse(otherwise);
  }

  public Optional<Long> integer(String name, long least, long most) {
    return field(
        name, "a whole number from " + least + " to " + most, v -> Values.whole(v, least, most));
  }

  /**
   * A number.
   *
   * @param expected the allowed values, in words
   */
  public Optional<Double> number(String name, String expected, DoublePredicate allowed) {
    return field(name, expected, v -> Values.number(v, allowed));
  }

  /** US dollars, with every digit. */
  public Optional<BigDecimal> usd(String name) {
    return field(name, "US dollars: a number from 0 on, with at most 14 decimals", Values::usd);
  }

  /** One of these words. */
  public Optional<String> word(String name, List<String> words) {
    return field(
        name,
        "one of " + String.join(", ", words),
        v -> v instanceof JsonString s && words.contains(s.getString()) ? s.getString() : null);
  }

  /** A date: {@code 2017-04-03}. */
  public Optional<LocalDate> date(String name) {
    return field(name, "a day like \"2017-04-03\"", Values::day);
  }

  /** A list of exactly one string; later versions may allow more. */
  public Optional<String> onlyString(String name) {
    return field(name, "a list of one string", Values::onlyString);
  }

  /** A list of 1 to {@code most} different strings of at most {@code longest} characters. */
  public Optional<List<String>> strings(String name, int most, int longest) {
    Optional<List<String>> texts =
        field(name, "a list of 1 to " + most + " different strings", v -> Values.strings(v, most));
    for (String text : texts.orElse(List.of())) {
      checkCharacters(name, text);
      checkLength(name, text, longest);
    }
    return texts;
  }

  /** A nested object; {@link #done} checks it too. */
  public Optional<Body> object(String name) {
    Optional<JsonObject> object =
        field(name, "an object", v -> v instanceof JsonObject o ? o : null);
    Optional<Body> body = object.map(o -> new Body(Fault.below(pointer, name), o, faults, causes));
    body.ifPresent(within::add);
    return body;
  }

  /** A value of any kind: maps, lists, strings, numbers, booleans and nulls of plain Java. */
  public Optional<Object> any(String name) {
    return field(name, "a value", Values::plain);
  }

  /** Whether the client sent the field, be it null. */
  public boolean sent(String name) {
    return object.containsKey(name);
  }

  /** Whether the client sent the field. */
  public boolean has(String name) {
    return object.getOrDefault(name, JsonValue.NULL) != JsonValue.NULL;
  }

  /** A boolean; the first ktrdr's clients also send it as a string, in upper or lower case. */
  public boolean flag(String name) {
    return flag(name, false);
  }

  /** Like {@link #flag(String)}, with another value when the client did not send the field. */
  public boolean flag(String name, boolean otherwise) {
    return field(name, "true or false", Values::flag).orElse(otherwise);
  }

  /** Refuses a documented field that is not supported yet, by its name. */
  public void refuse(String name, String why) {
    known.add(name);
    if (has(name)) {
      fault(name, why);
    }
  }

  public void fault(String name, String detail) {
    faults.add(new Fault(Fault.below(pointer, name), detail));
  }

  /**
   * Adds a fault with a code of its own, which becomes the code of the whole response if it is the
   * only fault.
   */
  public void fault(String name, Refusal cause) {
    fault(name, cause.getMessage());
    causes.add(cause);
  }

  /** Adds the faults of a document in a field; their pointers begin at the document. */
  public void faults(String name, List<Fault> inDocument) {
    String document = Fault.below(pointer, name);
    inDocument.forEach(f -> faults.add(new Fault(document + f.pointer(), f.detail())));
  }

  /** Whether everything read so far is valid. */
  public boolean faultless() {
    return faults.isEmpty();
  }

  /** Finishes reading; throws if there was any fault. */
  public void done() {
    faultUnknown();
    if (faults.size() == 1 && causes.size() == 1) {
      throw InvalidBody.of(faults, causes.get(0));
    }
    if (!faults.isEmpty()) {
      throw new InvalidBody(faults);
    }
  }

  private void faultUnknown() {
    object.keySet().stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> fault(name, "unknown field; known are " + String.join(", ", sorted())));
    within.forEach(Body::faultUnknown);
  }

  private List<String> sorted() {
    return known.stream().sorted().toList();
  }

  private <T> Optional<T> field(String name, String expected, Function<JsonValue, T> reading) {
    known.add(name);
    JsonValue value = object.getOrDefault(name, JsonValue.NULL);
    if (value == JsonValue.NULL) {
      return Optional.empty();
    }
    Optional<T> read = Optional.ofNullable(reading.apply(value));
    if (read.isEmpty()) {
      fault(name, "must be " + expected);
    }
    return read;
  }
}
