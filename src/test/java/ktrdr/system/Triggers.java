package ktrdr.system;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;

/** Bodies of {@code POST /agent/trigger}. Work is made short or long by its size, never a delay. */
public final class Triggers {
  private Triggers() {}

  /** A whole session, as short as it can be. */
  public static String quick(long seed) {
    return Json.createObjectBuilder()
        .add("brief", "system test")
        .add("candidates", 4)
        .add("resamples", 200)
        .add("evaluation", "holdout")
        .add("surrogates", 0)
        .add("seed", seed)
        .build()
        .toString();
  }

  /** The same session, which waits for a slot if there is none. */
  public static String queued(String trigger) {
    try (JsonReader reader = Json.createReader(new StringReader(trigger))) {
      return Json.createObjectBuilder(reader.readObject()).add("queue", true).build().toString();
    }
  }

  /** A session with this strategy: it begins at training. */
  public static String given(String strategy, int resamples) {
    return Json.createObjectBuilder()
        .add("strategy", strategy)
        .add("resamples", resamples)
        .add("surrogates", 0)
        .build()
        .toString();
  }

  /** Trained in an instant, on a part of real bars. */
  public static String smallStrategy() {
    return strategy("SPX", "[8]", 1, 64, "{train: 0.7, validation: 0.15, test: 0.15}");
  }

  /** Some ten seconds of training alone on a processor, its gates included. */
  public static String middlingTraining() {
    String split = "{train: 0.7, validation: 0.15, test: 0.15}";
    return given(strategy("SYNTHETIC-20000", "[32]", 150, 256, split), 200);
  }

  /** A few seconds of backtesting. */
  public static String middlingBacktest() {
    String split = "{train: 0.01, validation: 0.01, test: 0.98}";
    return given(strategy("SYNTHETIC-40000", "[768, 768]", 1, 512, split), 200);
  }

  /** Long in this phase, in little memory: one of many sessions at once. */
  public static String oneOfMany(Phase phase) {
    return switch (phase) {
      case DESIGNING -> longDesign();
      case TRAINING -> given(oneOfManyTrainings(), 200);
      case BACKTESTING -> given(wideStrategy("SYNTHETIC-40000"), 200);
      case ASSESSING -> given(manyTestBars(), 1_000_000);
    };
  }

  /** One resample takes ten times as long as with the other strategies. */
  private static String manyTestBars() {
    String split = "{train: 0.01, validation: 0.01, test: 0.98}";
    return strategy("SYNTHETIC-40000", "[8]", 1, 64, split);
  }

  /** Its training takes long, and little memory. */
  public static String oneOfManyTrainings() {
    String split = "{train: 0.7, validation: 0.15, test: 0.15}";
    return strategy("SYNTHETIC-20000", "[32]", 10_000, 256, split);
  }

  /** Some seconds of training whose checkpoints are large; always the same weights. */
  public static String wideTraining() {
    String split = "{train: 0.7, validation: 0.15, test: 0.15}";
    return Json.createObjectBuilder()
        .add("strategy", strategy("SPX", "[1024, 1024]", 12, 256, split))
        .add("resamples", 200)
        .add("surrogates", 0)
        .add("seed", 1)
        .build()
        .toString();
  }

  static String longDesign() {
    return "{\"candidates\": 100000, \"evaluation\": \"holdout\"}";
  }

  static String longTraining() {
    return given(longStrategy(), 200);
  }

  /** Its training takes some seconds, its gates included: long enough to be met at work. */
  public static String pausableStrategy() {
    String split = "{train: 0.7, validation: 0.15, test: 0.15}";
    return strategy("SPX", "[16]", 100, 32, split);
  }

  /** Its training takes long. */
  public static String longStrategy() {
    String split = "{train: 0.7, validation: 0.15, test: 0.15}";
    return strategy("SYNTHETIC-200000", "[64, 64]", 10_000, 256, split);
  }

  /** A wide network makes the signals of many bars long; few rows make the training short. */
  static String longBacktest() {
    return given(wideStrategy("SYNTHETIC-80000"), 200);
  }

  private static String wideStrategy(String symbol) {
    String split = "{train: 0.01, validation: 0.01, test: 0.98}";
    return strategy(symbol, "[1024, 1024]", 1, 512, split);
  }

  static String longAssessment() {
    return given(smallStrategy(), 10_000_000);
  }

  private static String strategy(
      String symbol, String layers, int epochs, int batch, String split) {
    return """
        name: system_test
        version: "3.0"
        training_data:
          symbols: {mode: single, symbol: %s}
          timeframes: {mode: single, timeframe: 1d}
        indicators:
          rsi_14: {type: rsi, period: 14}
        fuzzy_sets:
          rsi: {indicator: rsi_14, low: [0, 25, 45], mid: [35, 50, 65], high: [55, 75, 100]}
        nn_inputs:
          - {fuzzy_set: rsi, timeframes: all}
        model: {type: mlp, architecture: {hidden_layers: %s, dropout: 0}}
        decisions: {output_format: classification, confidence_threshold: 0.4}
        training:
          labels: {source: zigzag, zigzag_threshold: 0.03}
          epochs: %d
          batch_size: %d
          data_split: %s
        """
        .formatted(symbol, layers, epochs, batch, split);
  }
}
