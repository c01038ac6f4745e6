package ktrdr.agent.design;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * All blueprints that a brief allows.
 *
 * @param volatility standard deviation of the bar-to-bar returns, a fraction; it scales the swings
 * @param walks whether the strategy will walk forward: then its labels are barriers, not swings
 */
record SearchSpace(BriefHints hints, double volatility, boolean walks) {
  private static final List<List<Integer>> NETWORKS =
      List.of(List.of(16), List.of(32), List.of(32, 16));
  private static final double[] DROPOUTS = {0, 0.1, 0.2};
  private static final double SMALLEST_ZIGZAG = 0.0005;
  private static final double LARGEST_ZIGZAG = 0.3;
  private static final double NEAREST_BARRIER = 1;
  private static final double FARTHEST_BARRIER = 2.5;

  /** Draws a point from the whole space. */
  Blueprint draw(Random random) {
    return new Blueprint(
        choices(random),
        target(random),
        NETWORKS.get(random.nextInt(NETWORKS.size())),
        rate(0.0005 * StrictMath.pow(20, random.nextDouble())),
        DROPOUTS[random.nextInt(DROPOUTS.length)],
        confidence(random));
  }

  /** Draws a point one or two small steps away. */
  Blueprint near(Blueprint from, Random random) {
    Blueprint once = step(from, random);
    return random.nextBoolean() ? once : step(once, random);
  }

  private Blueprint step(Blueprint from, Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> from.withTarget(near(from.target(), random));
      case 1 -> from.withLearningRate(rate(from.learningRate() * between(0.5, 2, random)));
      case 2 -> from.withConfidence(confidence(random));
      case 3 ->
          from.withNetwork(
              NETWORKS.get(random.nextInt(NETWORKS.size())),
              DROPOUTS[random.nextInt(DROPOUTS.length)]);
      default -> from.withChoices(moved(from.choices(), random));
    };
  }

  private Target target(Random random) {
    return walks
        ? barriers(between(NEAREST_BARRIER, FARTHEST_BARRIER, random))
        : swings(volatility * between(calmestMove(), wildestMove(), random));
  }

  private static Target near(Target from, Random random) {
    double by = between(0.75, 1.33, random);
    return from instanceof Target.Barriers barriers
        ? barriers(barriers.multiple() * by)
        : swings(((Target.Swings) from).threshold() * by);
  }

  private static Target barriers(double multiple) {
    double allowed = Math.max(NEAREST_BARRIER, Math.min(FARTHEST_BARRIER, multiple));
    return new Target.Barriers(rounded(allowed, 2));
  }

  private static List<IndicatorChoice> moved(List<IndicatorChoice> choices, Random random) {
    List<IndicatorChoice> moved = new ArrayList<>(choices);
    int which = random.nextInt(choices.size());
    IndicatorChoice old = moved.remove(which);
    IndicatorChoice next = old.kind().near(old.period(), random);
    moved.add(which, holds(moved, next) ? old : next);
    return List.copyOf(moved);
  }

  /** Every indicator type that the brief names, or two or three that fit its style. */
  private List<IndicatorChoice> choices(Random random) {
    List<IndicatorKind> pool = pool();
    List<IndicatorChoice> choices = new ArrayList<>();
    if (!hints.indicators().isEmpty()) {
      pool.forEach(kind -> choices.add(draw(kind, random)));
    }
    int wanted = Math.max(2 + random.nextInt(2), choices.size());
    while (choices.size() < wanted) {
      IndicatorChoice choice = draw(pool.get(random.nextInt(pool.size())), random);
      if (!holds(choices, choice)) {
        choices.add(choice);
      }
    }
    return List.copyOf(choices);
  }

  private List<IndicatorKind> pool() {
    if (!hints.indicators().isEmpty()) {
      return Arrays.stream(IndicatorKind.values())
          .filter(kind -> hints.indicators().contains(kind.type()))
          .toList();
    }
    return switch (hints.style()) {
      case REVERSION -> List.of(IndicatorKind.RSI, IndicatorKind.DISTANCE);
      case MOMENTUM -> List.of(IndicatorKind.MACD, IndicatorKind.DISTANCE);
      case OPEN -> List.of(IndicatorKind.values());
    };
  }

  private IndicatorChoice draw(IndicatorKind kind, Random random) {
    return kind.draw(hints.looksFarBack() ? 0.4 : 0, hints.looksNearBack() ? 0.6 : 1, random);
  }

  /** Draws a threshold above 1/3, which is chance because there are three labels. */
  private double confidence(Random random) {
    double needed =
        switch (hints.temper()) {
          case CALM -> between(0.42, 0.55, random);
          case BOLD -> between(0.34, 0.40, random);
          case EVEN -> between(0.34, 0.48, random);
        };
    return rounded(needed, 2);
  }

  private double calmestMove() {
    return hints.style() == BriefHints.Style.MOMENTUM ? 1.5 : 0.8;
  }

  private double wildestMove() {
    return hints.style() == BriefHints.Style.REVERSION ? 3 : 5;
  }

  private static boolean holds(List<IndicatorChoice> choices, IndicatorChoice choice) {
    return choices.stream().anyMatch(other -> other.id().equals(choice.id()));
  }

  private static double between(double from, double to, Random random) {
    return from + (to - from) * random.nextDouble();
  }

  private static Target swings(double threshold) {
    double allowed = Math.max(SMALLEST_ZIGZAG, Math.min(LARGEST_ZIGZAG, threshold));
    return new Target.Swings(rounded(allowed, 3));
  }

  private static double rate(double rate) {
    return rounded(Math.max(0.0001, Math.min(0.02, rate)), 2);
  }

  /** Rounds to this many significant digits, as people write numbers. */
  static double rounded(double value, int digits) {
    return new BigDecimal(value).round(new MathContext(digits)).doubleValue();
  }
}
