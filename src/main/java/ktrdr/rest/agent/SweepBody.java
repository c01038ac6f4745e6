package ktrdr.rest.agent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.rest.engine.EnoughBars;
import ktrdr.rest.wire.Body;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.Start;
import ktrdr.sessions.standalone.SweepPlan;
import ktrdr.sessions.standalone.SweepPlan.Point;
import ktrdr.strategy.InvalidStrategy;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.document.Defaults;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.strategy.document.StrategyVariant;
import ktrdr.work.Refusal.Fault;

/** Reads the body of a sweep and checks every run of it before anything starts. */
@ApplicationScoped
public class SweepBody {
  private static final String SETTINGS = "settings";
  private static final String SEEDS = "seeds";
  private static final long SEED = 1;

  @Inject private TriggerBody triggers;
  @Inject private StrategyReader reader;
  @Inject private EnoughBars enough;

  SweepPlan read(String text) {
    Body body = Body.read(text);
    Map<String, List<Object>> settings = settings(body);
    List<Long> seeds = seeds(body);
    Start start = triggers.of(body);
    Assignment base = start.assignment();
    // The runs must not differ in more than what is asked for, so they have one seed.
    List<Long> used = seeds.isEmpty() ? List.of(base.seed().orElse(SEED)) : seeds;
    var plan = new SweepPlan(base, start.design().name(), settings, used);
    checkShape(body, plan, seeds);
    if (body.faultless()) {
      base.strategy().ifPresent(document -> check(body, plan, document, seeds));
    }
    body.done();
    return plan;
  }

  private static void checkShape(Body body, SweepPlan plan, List<Long> seeds) {
    if (plan.settings().isEmpty() && seeds.isEmpty() && body.faultless()) {
      body.fault(SETTINGS, "give the values of at least one setting, or several seeds");
    }
    if (!plan.settings().isEmpty() && !body.has("strategy")) {
      body.fault(SETTINGS, "are settings of a strategy: send one in strategy");
    }
    if (!seeds.isEmpty() && body.has("seed")) {
      body.fault("seed", "contradicts seeds: send only one of them");
    }
    if (body.has("evaluation") && plan.settings().keySet().stream().anyMatch(SweepBody::isTest)) {
      body.fault("evaluation", "contradicts a setting of the evaluation: send only one of them");
    }
    if (plan.size() > SweepPlan.MOST_POINTS) {
      String most = plan.size() + " runs are more than " + SweepPlan.MOST_POINTS;
      body.fault(plan.settings().isEmpty() ? SEEDS : SETTINGS, most);
    }
  }

  private static boolean isTest(String path) {
    return path.equals("evaluation") || path.startsWith("evaluation.");
  }

  private static Map<String, List<Object>> settings(Body body) {
    Map<String, List<Object>> settings = new LinkedHashMap<>();
    Object given = body.any(SETTINGS).orElse(Map.of());
    if (!(given instanceof Map<?, ?> map)) {
      body.fault(SETTINGS, "must be an object: the values of each path, as a list");
      return settings;
    }
    map.forEach(
        (path, values) -> {
          if (values instanceof List<?> list && isSome(list)) {
            settings.put((String) path, list.stream().map(value -> (Object) value).toList());
          } else {
            fault(body, place((String) path), "must be a list of 1 to 200 different values");
          }
        });
    return settings;
  }

  private static boolean isSome(List<?> values) {
    return !values.isEmpty()
        && values.size() <= SweepPlan.MOST_POINTS
        && values.stream().noneMatch(java.util.Objects::isNull)
        && values.stream().distinct().count() == values.size();
  }

  private static List<Long> seeds(Body body) {
    Optional<Object> given = body.any(SEEDS);
    List<Long> seeds = new ArrayList<>();
    if (given.isPresent()) {
      List<?> list = given.get() instanceof List<?> some ? some : List.of();
      list.stream().flatMap(seed -> whole(seed).stream()).distinct().forEach(seeds::add);
      if (seeds.size() != list.size() || seeds.isEmpty() || list.size() > SweepPlan.MOST_POINTS) {
        body.fault(SEEDS, "must be a list of 1 to 200 different whole numbers");
      }
    }
    return seeds;
  }

  private static Optional<Long> whole(Object number) {
    try {
      return number instanceof BigDecimal exact
          ? Optional.of(exact.longValueExact())
          : Optional.empty();
    } catch (ArithmeticException notWhole) {
      return Optional.empty();
    }
  }

  // First each value by itself, so that a fault names one value and not each run that has it.
  private void check(Body body, SweepPlan plan, String document, List<Long> seeds) {
    Strategy own = reader.with(Defaults.FIRST).read(document);
    if (!seeds.isEmpty() && own.learning().optimiser().seed().isPresent()) {
      body.fault(SEEDS, "have no effect: the strategy has a seed of its own; remove it there");
    }
    var variant = new StrategyVariant(reader, own);
    plan.settings()
        .forEach(
            (path, values) -> {
              for (int i = 0; i < values.size(); i++) {
                check(body, variant, path, values.get(i), place(path) + "/" + i);
              }
            });
    for (Point point : body.faultless() ? plan.points() : List.<Point>of()) {
      check(body, variant, point);
    }
  }

  private void check(Body body, StrategyVariant variant, String path, Object value, String place) {
    try {
      enough.toTrain(body, SETTINGS, variant.with(Map.of(path, value)));
    } catch (InvalidStrategy e) {
      String pointer = StrategyVariant.pointer(path);
      e.faults().forEach(f -> fault(body, place, sentence(f, pointer)));
    }
  }

  private static void check(Body body, StrategyVariant variant, Point point) {
    try {
      variant.with(point.settings());
    } catch (InvalidStrategy e) {
      e.faults().forEach(f -> fault(body, "", point.settings() + ": " + sentence(f, "")));
    }
  }

  /** What is wrong, and where if that is another place than the value's own. */
  private static String sentence(Fault fault, String own) {
    return fault.pointer().equals(own) || fault.pointer().isEmpty()
        ? fault.detail()
        : fault.pointer() + ": " + fault.detail();
  }

  private static String place(String path) {
    return "/" + path.replace("~", "~0").replace("/", "~1");
  }

  private static void fault(Body body, String below, String detail) {
    body.faults(SETTINGS, List.of(new Fault(below, detail)));
  }
}
