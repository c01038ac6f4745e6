package ktrdr.agent.model;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the settings from their texts. Each refusal names the variable and what it must be. */
public final class SettingsReader {
  private static final String BUILTIN = "builtin";

  private final Function<String, Optional<String>> texts;

  private SettingsReader(Function<String, Optional<String>> texts) {
    this.texts = texts;
  }

  /**
   * Reads all settings.
   *
   * @param texts the text of a variable, by its name as in {@code KTRDR_LLM_MODEL}
   * @throws IllegalArgumentException with a sentence, if one can't be read
   */
  public static ModelSettings read(Function<String, Optional<String>> texts) {
    return new SettingsReader(texts).settings();
  }

  private ModelSettings settings() {
    Optional<Provider> provider = provider();
    return new ModelSettings(
        provider,
        text("MODEL"),
        endpoints(provider),
        number("MAX_TURNS", 6),
        number("MAX_ATTEMPTS", 3),
        output(),
        timeout());
  }

  private Optional<Provider> provider() {
    Optional<String> name = text("PROVIDER").filter(given -> !given.equals(BUILTIN));
    if (name.isPresent() && Provider.named(name.get()).isEmpty()) {
      throw bad("PROVIDER", "it must be builtin, anthropic or openai");
    }
    return name.flatMap(Provider::named);
  }

  private List<Endpoint> endpoints(Optional<Provider> chosen) {
    return Arrays.stream(Provider.values())
        .flatMap(provider -> endpoint(provider, chosen.filter(provider::equals)).stream())
        .toList();
  }

  private Optional<Endpoint> endpoint(Provider provider, Optional<Provider> chosen) {
    String own = provider.name() + "_";
    // Neither a key nor an address of one provider may ever meet those of the other.
    String keyName = named(own + "API_KEY", "API_KEY", chosen);
    String baseName = named(own + "BASE_URL", "BASE_URL", chosen);
    return text(keyName)
        .map(key -> keyOf(keyName, key))
        .map(key -> endpoint(provider, baseName, key));
  }

  private String named(String own, String shared, Optional<Provider> chosen) {
    return chosen.isPresent() && text(own).isEmpty() ? shared : own;
  }

  private Endpoint endpoint(Provider provider, String name, ApiKey key) {
    try {
      return new Endpoint(provider, text(name).map(URI::create).orElse(provider.base()), key);
    } catch (IllegalArgumentException reason) {
      boolean notRead = reason.getCause() != null;
      throw bad(name, notRead ? "it must be an address" : reason.getMessage());
    }
  }

  private static ApiKey keyOf(String name, String text) {
    try {
      return ApiKey.of(text);
    } catch (IllegalArgumentException reason) {
      throw bad(name, reason.getMessage());
    }
  }

  private int number(String name, int standard) {
    return text(name).map(given -> number(name, given)).orElse(standard);
  }

  private static int number(String name, String given) {
    if (!given.matches("0*[1-9]\\d{0,8}")) {
      throw bad(name, "it must be a whole number, 1 or more");
    }
    return Integer.parseInt(given);
  }

  private OutputTokens output() {
    OutputTokens usual = OutputTokens.upTo(number("MAX_OUTPUT_TOKENS", 16_384));
    int least = number("MIN_OUTPUT_TOKENS", usual.least());
    if (least > usual.most()) {
      throw bad("MIN_OUTPUT_TOKENS", "it must be at most KTRDR_LLM_MAX_OUTPUT_TOKENS");
    }
    return new OutputTokens(usual.most(), least);
  }

  private Duration timeout() {
    try {
      Duration timeout = Duration.parse(text("TIMEOUT").orElse("PT10M"));
      if (timeout.isNegative() || timeout.isZero() || timeout.toDays() > 365) {
        throw bad("TIMEOUT", "it must be above 0 and at most a year");
      }
      return timeout;
    } catch (DateTimeException unreadable) {
      throw bad("TIMEOUT", "it must be an ISO 8601 duration like PT10M");
    }
  }

  private Optional<String> text(String name) {
    return texts.apply("KTRDR_LLM_" + name).map(String::strip).filter(text -> !text.isEmpty());
  }

  private static IllegalArgumentException bad(String name, String wanted) {
    return new IllegalArgumentException("KTRDR_LLM_" + name + " can't be used: " + wanted + ".");
  }
}
