package ktrdr.sessions.standalone;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationType;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.AssignmentFields;
import ktrdr.sessions.Session;
import ktrdr.sessions.Start;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.document.Defaults;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.strategy.document.StrategyVariant;
import ktrdr.strategy.document.StrategyWriter;

/**
 * A sweep: one session for each combination of settings and seeds.
 *
 * @param base what each session is asked to do, apart from these
 * @param name of its strategy; empty if each session designs one
 * @param settings values by their paths in the strategy document; may be empty
 * @param seeds one or more
 */
public record SweepPlan(
    Assignment base, Optional<String> name, Map<String, List<Object>> settings, List<Long> seeds)
    implements Plan {
  /** Nobody waits for more runs than so many. */
  public static final int MOST_POINTS = 200;

  /**
   * One run.
   *
   * @param number from 1, in the order in which they run
   * @param settings the value at each path
   */
  public record Point(int number, Map<String, Object> settings, long seed) {}

  /** Reads the plan with which an operation was opened. */
  public static SweepPlan of(Operation.Subject subject) {
    Parameters kept = Parameters.of(subject);
    Map<String, List<Object>> settings = new LinkedHashMap<>();
    ((List<?>) kept.values().get("settings"))
        .stream().map(one -> (Map<?, ?>) one).forEach(one -> settings.put(key(one), values(one)));
    return new SweepPlan(
        AssignmentFields.read(kept.within("assignment").values()),
        Optional.ofNullable((String) kept.values().get("strategy_name")),
        settings,
        ((List<?>) kept.values().get("seeds"))
            .stream().map(seed -> Long.valueOf((String) seed)).toList());
  }

  private static String key(Map<?, ?> setting) {
    return (String) setting.get("key");
  }

  private static List<Object> values(Map<?, ?> setting) {
    return ((List<?>) setting.get("values")).stream().map(value -> (Object) value).toList();
  }

  @Override
  public OperationType type() {
    return OperationType.SWEEP;
  }

  @Override
  public Operation.Subject subject() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    name.ifPresent(own -> parameters.put("strategy_name", own));
    parameters.put(
        "settings",
        settings.entrySet().stream()
            .map(one -> Map.of("key", one.getKey(), "values", one.getValue()))
            .toList());
    parameters.put("seeds", seeds.stream().map(seed -> Long.toString(seed)).toList());
    parameters.put("runs_total", size());
    parameters.put("assignment", AssignmentFields.of(base));
    Assignment.Market market = base.market();
    return new Operation.Subject(description(), market.symbol(), market.timeframe(), parameters);
  }

  private String description() {
    String what = name.map(own -> "strategy " + own).orElse("\"" + base.brief() + "\"");
    return "Sweep of " + what + ", " + size() + (size() == 1 ? " run" : " runs");
  }

  /** How many runs there are. */
  public int size() {
    long size = seeds.size();
    for (List<Object> values : settings.values()) {
      size = Math.min(Integer.MAX_VALUE, size * values.size());
    }
    return (int) size;
  }

  /** All runs; the values of the last setting, then the seeds, change fastest. */
  public List<Point> points() {
    List<Map<String, Object>> combinations = new ArrayList<>(List.of(Map.of()));
    settings.forEach(
        (path, values) -> {
          List<Map<String, Object>> longer = new ArrayList<>();
          for (Map<String, Object> one : combinations) {
            values.forEach(value -> longer.add(with(one, path, value)));
          }
          combinations.clear();
          combinations.addAll(longer);
        });
    List<Point> points = new ArrayList<>();
    for (Map<String, Object> one : combinations) {
      seeds.forEach(seed -> points.add(new Point(points.size() + 1, one, seed)));
    }
    return points;
  }

  private static Map<String, Object> with(Map<String, Object> one, String path, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(one);
    more.put(path, value);
    return more;
  }

  /** The request to start a run. */
  public Start start(Point point, StrategyReader reader) {
    if (base.strategy().isEmpty()) {
      return Start.now(base.withSeed(point.seed()), Session.Design.NONE);
    }
    Strategy own = reader.with(Defaults.FIRST).read(base.strategy().get());
    Strategy strategy = new StrategyVariant(reader, own).with(point.settings());
    Optional<String> document = Optional.of(StrategyWriter.yaml(strategy));
    Strategy.Data data = strategy.data();
    Assignment assignment =
        new Assignment(
            base.models(),
            base.brief(),
            document,
            new Assignment.Market(data.symbol(), data.timeframe().code()),
            Optional.of(point.seed()),
            base.effort(),
            base.testing());
    return Start.now(assignment, new Session.Design(Optional.of(strategy.name()), document));
  }
}
