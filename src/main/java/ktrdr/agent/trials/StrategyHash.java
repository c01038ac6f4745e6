package ktrdr.agent.trials;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.document.StrategyWriter;
import ktrdr.work.Sha256;

/** Identifies what was tried, under whatever name and symbol. */
public final class StrategyHash {
  /** Names and texts change no number, and the bars are known by their instrument and window. */
  private static final List<String> NO_PART =
      List.of("name", "description", "hypothesis", "training_data");

  private StrategyHash() {}

  /**
   * Hash of all that decides the signals and the account of a strategy, in hex.
   *
   * @param trading how it was traded, which may differ from the document
   */
  public static String of(Strategy strategy, Strategy.Trading trading) {
    Strategy traded =
        new Strategy(
            strategy.name(),
            strategy.text(),
            strategy.data(),
            strategy.indicators(),
            strategy.inputs(),
            strategy.learning(),
            trading);
    Map<String, Object> document = new LinkedHashMap<>(StrategyWriter.map(traded));
    document.keySet().removeAll(NO_PART);
    document.put("history_required", strategy.data().historyRequired());
    return of(document);
  }

  /** Hash of the settings of what was tried, in hex. */
  public static String of(Map<String, ?> settings) {
    StringBuilder text = new StringBuilder();
    write(settings, text);
    return of(text.toString());
  }

  /** Hash of any other description of what was tried, in hex. */
  public static String of(String description) {
    return Sha256.of(description.getBytes(StandardCharsets.UTF_8));
  }

  // The digits of Double.toString differ between Java releases, so numbers are written as bits.
  private static void write(Object value, StringBuilder text) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, inner) -> write(inner, text.append('{').append(key).append(':')));
      text.append('}');
    } else if (value instanceof List<?> list) {
      text.append('[');
      list.forEach(inner -> write(inner, text));
      text.append(']');
    } else if (value instanceof Number number) {
      text.append(Long.toHexString(Double.doubleToLongBits(number.doubleValue()))).append(',');
    } else {
      text.append(value).append(',');
    }
  }
}
