package ktrdr.agent.model.wire;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ktrdr.agent.model.ApiKey;

/**
 * An error as a provider tells it.
 *
 * @param codes its {@code code} and its {@code type}, what there is of them
 * @param message for people, shortened and without control characters
 */
public record ProviderError(List<String> codes, String message) {
  private static final int LONGEST = 300;

  /** Reads the body of an answer; both providers have the error in a field {@code error}. */
  public static Optional<ProviderError> in(byte[] body) {
    try {
      return in(JsonTexts.object(new String(body, StandardCharsets.UTF_8)));
    } catch (GarbageEvent noJson) {
      return Optional.empty();
    }
  }

  public static Optional<ProviderError> in(JsonObject answer) {
    JsonValue error = answer.getOrDefault("error", JsonValue.NULL);
    if (error instanceof JsonString text) {
      return Optional.of(new ProviderError(List.of(), plain(text.getString())));
    }
    if (!(error instanceof JsonObject object)) {
      return Optional.empty();
    }
    List<String> codes =
        Stream.of("code", "type")
            .flatMap(name -> JsonTexts.text(object, name).stream())
            .map(ProviderError::plain)
            .toList();
    String message = JsonTexts.text(object, "message").map(ProviderError::plain).orElse("");
    return Optional.of(new ProviderError(codes, message));
  }

  /** As it may be shown: a provider's text could steer a terminal. */
  private static String plain(String text) {
    String shown = text.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").strip();
    return shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown;
  }

  public ProviderError without(ApiKey key) {
    return new ProviderError(codes.stream().map(key::hiddenIn).toList(), key.hiddenIn(message));
  }

  /** It in words: {@code overloaded_error: Overloaded}. */
  public String words() {
    String code = codes.isEmpty() ? "" : codes.get(0);
    return code.isEmpty() || message.isEmpty() ? code + message : code + ": " + message;
  }
}
