package ktrdr.cli.command.money;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import ktrdr.cli.command.Dollars;
import picocli.CommandLine.ITypeConverter;

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
      return new Limit(
          word.equalsIgnoreCase("none") ? JsonValue.NULL : Json.createValue(Dollars.amount(word)));
    }
  }
}
