package ktrdr.agent.design;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import ktrdr.agent.Brief;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.document.Evaluations;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.work.ProgressMonitor;

/** Turns a blueprint into a strategy document of version 3.0. */
record StrategyDraft(Brief brief, BriefHints hints, BarSeries window, StrategyReader reader) {
  private static final int EPOCHS = 60;
  private static final int PATIENCE = 10;
  private static final int EPOCHS_OF_FOLD = 40;
  private static final int PATIENCE_OF_FOLD = 6;
  private static final int NETWORKS_OF_FOLD = 3;
  private static final int BATCH = 64;
  private static final int LONGEST_SYMBOL = 24;
  private static final int HASH = 6;
  private static final int LONGEST_TEXT = 1_000;

  /**
   * Returns the strategy of a blueprint.
   *
   * @throws IndicatorDoesNotVary when an indicator has no levels on the training part
   * @throws ktrdr.work.WorkCancelled between two indicators when the monitor was cancelled
   */
  Strategy strategy(Blueprint blueprint, ProgressMonitor monitor) {
    return reader.read(document(blueprint, monitor));
  }

  private Map<String, Object> document(Blueprint blueprint, ProgressMonitor monitor) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", name(blueprint));
    document.put("version", "3.0");
    document.put("description", description(blueprint));
    document.put("hypothesis", hypothesis(blueprint));
    document.put("training_data", data());
    inputs(blueprint, document, monitor);
    document.put("model", model(blueprint));
    document.put("decisions", decisions(blueprint));
    document.put("training", training(blueprint));
    Strategy.Evaluation how =
        brief.evaluation().orElseGet(() -> new Strategy.Holdout(Strategy.Split.DEFAULT));
    document.put("evaluation", Evaluations.map(how));
    document.put("backtest", account());
    return document;
  }

  /** A valid name, determined by the brief with its seed and by the blueprint. */
  String name(Blueprint blueprint) {
    String kinds =
        blueprint.choices().stream()
            .map(choice -> choice.kind().name().toLowerCase(Locale.ROOT))
            .distinct()
            .collect(Collectors.joining("-"));
    String symbol = brief.symbol().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String shortened = symbol.substring(0, Math.min(LONGEST_SYMBOL, symbol.length()));
    return shortened + "-" + brief.timeframe() + "-" + kinds + "-" + hash(blueprint);
  }

  private String hash(Blueprint blueprint) {
    try {
      byte[] told = (brief + "\n" + blueprint.description()).getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(told);
      return HexFormat.of().formatHex(digest).substring(0, HASH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private String description(Blueprint blueprint) {
    String choices =
        blueprint.choices().stream().map(IndicatorChoice::title).collect(Collectors.joining(", "));
    String asked = brief.text().isBlank() ? "" : " for the brief: " + brief.text().strip();
    String text = "Found by search over " + choices + asked;
    // The brief is free text, so it may contain control characters.
    return text.substring(0, Math.min(LONGEST_TEXT, text.length())).replaceAll("\\p{C}+", " ");
  }

  private String hypothesis(Blueprint blueprint) {
    String choices =
        blueprint.choices().stream()
            .map(IndicatorChoice::title)
            .collect(Collectors.joining(" and "));
    return String.format(
        Locale.ROOT,
        "%s of %s %s shows in %s: %s",
        hints.style().title(),
        brief.symbol(),
        brief.timeframe(),
        choices,
        blueprint.target().claim());
  }

  private Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("symbols", map("mode", "single", "symbol", brief.symbol()));
    data.put("timeframes", map("mode", "single", "timeframe", brief.timeframe().code()));
    return data;
  }

  private void inputs(Blueprint blueprint, Map<String, Object> document, ProgressMonitor monitor) {
    Map<String, Object> indicators = new LinkedHashMap<>();
    Map<String, Object> sets = new LinkedHashMap<>();
    for (IndicatorChoice choice : blueprint.choices()) {
      monitor.stopIfCancelled();
      Map<String, Object> indicator = map("type", choice.kind().type());
      indicator.putAll(choice.parameters());
      indicators.put(choice.id(), indicator);
      String output = choice.output().isEmpty() ? "" : "." + choice.output();
      Map<String, Object> set = map("indicator", choice.id() + output);
      set.putAll(Levels.of(choice, window));
      sets.put(choice.id(), set);
    }
    document.put("indicators", indicators);
    document.put("fuzzy_sets", sets);
    document.put(
        "nn_inputs",
        blueprint.choices().stream()
            .map(choice -> map("fuzzy_set", choice.id(), "timeframes", "all"))
            .toList());
  }

  private static Map<String, Object> model(Blueprint blueprint) {
    Map<String, Object> architecture = new LinkedHashMap<>();
    architecture.put("hidden_layers", blueprint.hiddenLayers());
    architecture.put("activation", "relu");
    architecture.put("dropout", blueprint.dropout());
    return map("type", "mlp", "architecture", architecture);
  }

  private Map<String, Object> training(Blueprint blueprint) {
    boolean walks = brief.walksForward();
    int patience = walks ? PATIENCE_OF_FOLD : PATIENCE;
    Map<String, Object> training = new LinkedHashMap<>();
    if (walks) {
      training.put("networks", NETWORKS_OF_FOLD);
    }
    training.put("epochs", walks ? EPOCHS_OF_FOLD : EPOCHS);
    training.put("batch_size", BATCH);
    training.put("learning_rate", blueprint.learningRate());
    training.put("early_stopping", map("enabled", true, "patience", patience, "min_delta", 0.0005));
    training.put("labels", labels(blueprint.target()));
    return training;
  }

  private static Map<String, Object> labels(Target target) {
    if (target instanceof Target.Barriers barriers) {
      return map(
          "source",
          "triple_barrier",
          "atr_period",
          Target.Barriers.RANGE,
          "pt_multiplier",
          barriers.multiple(),
          "sl_multiplier",
          barriers.multiple(),
          "max_holding_period",
          Target.Barriers.HORIZON);
    }
    double threshold = ((Target.Swings) target).threshold();
    return map("source", "zigzag", "zigzag_threshold", threshold);
  }

  private static Map<String, Object> decisions(Blueprint blueprint) {
    return map("output_format", "classification", "confidence_threshold", blueprint.confidence());
  }

  private Map<String, Object> account() {
    double size = brief.walksForward() ? 1 : shareOfEquity();
    return map("position_size", size, "allow_short", hints.allowShort());
  }

  private double shareOfEquity() {
    return switch (hints.temper()) {
      case CALM -> 0.15;
      case BOLD -> 0.5;
      case EVEN -> 0.25;
    };
  }

  /** Creates a map from alternating keys and values. */
  private static Map<String, Object> map(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    List<Object> list = List.of(keysAndValues);
    for (int i = 0; i < list.size(); i += 2) {
      map.put((String) list.get(i), list.get(i + 1));
    }
    return map;
  }
}
