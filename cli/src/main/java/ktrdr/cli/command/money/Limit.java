package ktrdr.cli.command.money;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a limit as people type it: US dollars, or {@code none}.
 *
 * @param json what to send: a number, or null for none
 */
public record Limit(JsonValue json) {

  /** Reads it. */
  public static final class Reader implements ITypeConverter<Limit> {
    @Override
    public Limit convert(String text) {
      String word = text.strip();
      return new Limit(word.equalsIgnoreCase("none") ? JsonValue.NULL : Usd.json(word));
    }
  }

  /** Reads an amount of US dollars. */
  public static final class Usd implements ITypeConverter<BigDecimal> {
    @Override
    public BigDecimal convert(String text) {
      return amount(text.strip());
    }

    static JsonValue json(String text) {
      return Json.createValue(amount(text));
    }

    private static BigDecimal amount(String text) {
      if (!text.matches("\\d{1,12}(\\.\\d{1,14})?")) {
        throw new TypeConversionException("'" + text + "' is no amount of US dollars like 0.5");
      }
      return new BigDecimal(text);
    }
  }
}
