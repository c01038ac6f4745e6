package ktrdr.system.rest;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import ktrdr.system.Phase;
import ktrdr.system.Run;

/** Tokens and their price in US dollars. */
record Count(long input, long output, BigDecimal usd) {
  static final Count NONE = new Count(0, 0, BigDecimal.ZERO);

  Count {
    usd = usd.signum() == 0 ? BigDecimal.ZERO : usd.stripTrailingZeros();
  }

  static Count of(long input, long output, String usd) {
    return new Count(input, output, new BigDecimal(usd));
  }

  /** As answers of the server tell it. */
  static Count of(JsonObject tokens) {
    return new Count(
        tokens.getJsonNumber("input_tokens").longValue(),
        tokens.getJsonNumber("output_tokens").longValue(),
        tokens.getJsonNumber("cost_usd").bigDecimalValue());
  }

  /** The tokens of a phase of a tree: input, output. */
  static List<Long> tokens(JsonObject tree, Phase phase) {
    return tokens(Run.find(tree, phase).orElseThrow());
  }

  /** The tokens of an operation: input, output. */
  static List<Long> tokens(JsonObject operation) {
    JsonObject tokens = operation.getJsonObject("tokens");
    return List.of(
        tokens.getJsonNumber("input_tokens").longValue(),
        tokens.getJsonNumber("output_tokens").longValue());
  }

  Count plus(Count other) {
    return new Count(input + other.input, output + other.output, usd.add(other.usd));
  }

  Count times(int often) {
    return new Count(input * often, output * often, usd.multiply(BigDecimal.valueOf(often)));
  }

  @Override
  public String toString() {
    return input + " / " + output + " / " + usd.toPlainString();
  }
}
