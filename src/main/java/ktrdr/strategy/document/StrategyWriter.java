package ktrdr.strategy.document;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ktrdr.strategy.Membership;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.document.yaml.YamlText;
import ktrdr.strategy.indicators.IndicatorCatalogue;
import ktrdr.work.Sha256;

/**
 * Writes a strategy as a document with its defaults spelled out; an evaluation only if the strategy
 * has one, the number of networks only if there are several, and what an account of before lacks
 * only if it has an effect. Reading it gives an equal strategy.
 */
public final class StrategyWriter {
  private StrategyWriter() {}

  /** Returns the document as YAML; equal strategies give equal texts. */
  public static String yaml(Strategy strategy) {
    return YamlText.of(map(strategy));
  }

  /** Hash of the document as YAML, as of the strategy file in a saved model. */
  public static String sha256(Strategy strategy) {
    return Sha256.of(yaml(strategy).getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the document as maps, lists, strings, numbers and booleans. */
  public static Map<String, Object> map(Strategy strategy) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", strategy.name());
    document.put("version", "3.0");
    document.put("description", strategy.text().description());
    document.put("hypothesis", strategy.text().hypothesis());
    document.put("training_data", data(strategy.data()));
    document.put("indicators", indicators(strategy.indicators()));
    Map<String, Object> sets = new LinkedHashMap<>();
    strategy.inputs().forEach(set -> sets.put(set.id(), set(set)));
    document.put("fuzzy_sets", sets);
    document.put("nn_inputs", strategy.inputs().stream().map(StrategyWriter::input).toList());
    document.put("model", model(strategy.learning().network()));
    document.put("training", training(strategy.learning()));
    strategy
        .learning()
        .evaluation()
        .filter(Strategy.WalkForward.class::isInstance)
        .ifPresent(walk -> document.put("evaluation", Evaluations.map(walk)));
    document.put("decisions", decisions(strategy.trading()));
    document.put("backtest", WrittenAccount.map(strategy.trading().account()));
    return document;
  }

  private static Map<String, Object> data(Strategy.Data data) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("symbols", ordered("mode", "single", "symbol", data.symbol()));
    map.put("timeframes", ordered("mode", "single", "timeframe", data.timeframe().code()));
    data.from().map(LocalDate::toString).ifPresent(day -> map.put("start_date", day));
    data.to().map(LocalDate::toString).ifPresent(day -> map.put("end_date", day));
    map.put("history_required", data.historyRequired());
    return map;
  }

  private static Map<String, Object> indicators(Map<String, Strategy.Indicator> indicators) {
    Map<String, Object> map = new LinkedHashMap<>();
    indicators.forEach(
        (id, indicator) -> {
          Map<String, Object> keys = ordered("type", indicator.type());
          indicator.parameters().forEach((name, value) -> keys.put(name, number(value)));
          if (IndicatorCatalogue.of(indicator).hasSource()) {
            keys.put("source", indicator.source().name().toLowerCase(Locale.ROOT));
          }
          map.put(id, keys);
        });
    return map;
  }

  private static Map<String, Object> set(Strategy.FuzzySet set) {
    String output = set.output().isEmpty() ? "" : "." + set.output();
    Map<String, Object> map = ordered("indicator", set.indicator() + output);
    set.memberships().forEach((name, membership) -> map.put(name, membership(membership)));
    return map;
  }

  private static Object membership(Membership membership) {
    if (membership instanceof Membership.Triangle t) {
      return numbers(t.a(), t.b(), t.c());
    }
    return membership instanceof Membership.Trapezoid t
        ? ordered("type", "trapezoidal", "parameters", numbers(t.a(), t.b(), t.c(), t.d()))
        : gaussian((Membership.Gaussian) membership);
  }

  private static Object gaussian(Membership.Gaussian gaussian) {
    return ordered("type", "gaussian", "parameters", numbers(gaussian.mean(), gaussian.sigma()));
  }

  private static List<Object> numbers(double... values) {
    return Arrays.stream(values).<Object>mapToObj(StrategyWriter::number).toList();
  }

  private static Map<String, Object> input(Strategy.FuzzySet set) {
    return ordered("fuzzy_set", set.id(), "timeframes", "all");
  }

  private static Map<String, Object> model(Strategy.Network network) {
    return ordered(
        "type",
        "mlp",
        "architecture",
        ordered(
            "hidden_layers",
            network.hiddenLayers(),
            "activation",
            network.activation(),
            "dropout",
            number(network.dropout())));
  }

  private static Map<String, Object> training(Strategy.Learning learning) {
    Strategy.Optimiser optimiser = learning.optimiser();
    Map<String, Object> map = ordered("epochs", optimiser.epochs());
    map.put("batch_size", optimiser.batchSize());
    map.put("learning_rate", number(optimiser.learningRate()));
    map.put("optimizer", optimiser.optimizer());
    map.put("weight_decay", number(optimiser.weightDecay()));
    map.put("gradient_clip", number(optimiser.gradientClip()));
    map.put("class_weights", optimiser.classWeights());
    optimiser.seed().ifPresent(seed -> map.put("seed", seed));
    optimiser
        .earlyStopping()
        .map(s -> ordered("patience", s.patience(), "min_delta", number(s.minDelta())))
        .ifPresent(stopping -> map.put("early_stopping", stopping));
    WrittenOptimiser.loss(optimiser.loss(), map);
    optimiser.schedule().ifPresent(s -> map.put("lr_scheduler", WrittenOptimiser.schedule(s)));
    map.put("labels", WrittenLabels.map(learning.labels()));
    // In a holdout one network is the default of all times.
    if (learning.networks() > 1 || learning.walkForward().isPresent()) {
      map.put("networks", learning.networks());
    }
    learning
        .evaluation()
        .filter(Strategy.Holdout.class::isInstance)
        .ifPresent(holdout -> map.put("data_split", split(((Strategy.Holdout) holdout).split())));
    return map;
  }

  private static Map<String, Object> split(Strategy.Split split) {
    return ordered(
        "train",
        number(split.train()),
        "validation",
        number(split.validation()),
        "test",
        number(split.test()));
  }

  private static Map<String, Object> decisions(Strategy.Trading trading) {
    Map<String, Object> filters =
        ordered("min_signal_separation", number(trading.minSignalSeparationHours()));
    if (trading.volumeFilter() > 0) {
      filters.put("volume_filter", number(trading.volumeFilter()));
    }
    return ordered(
        "confidence_threshold",
        number(trading.confidenceThreshold()),
        "position_awareness",
        trading.positionAwareness(),
        "filters",
        filters);
  }

  /** 14 rather than 14.0, as people write it. */
  static Number number(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? (Number) (long) value : (Number) value;
  }

  static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}
