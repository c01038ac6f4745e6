package ktrdr.agent.design;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/** The indicator types that the search draws from, each with its range of periods. */
enum IndicatorKind {
  RSI("rsi", "\\brsi\\b|relative strength", 2, 40, List.of("")) {
    @Override
    Map<String, Integer> parameters(int period, Random random) {
      return Map.of("period", period);
    }
  },

  MACD("macd", "\\bmacd\\b", 4, 24, List.of("line", "histogram")) {
    @Override
    Map<String, Integer> parameters(int period, Random random) {
      Map<String, Integer> parameters = new LinkedHashMap<>();
      parameters.put("fast", period);
      parameters.put("slow", 2 * period + random.nextInt(period + 1));
      parameters.put("signal", 5 + random.nextInt(8));
      return parameters;
    }
  },

  DISTANCE(
      "distance_from_ma",
      "distance[ _-]from|moving average|\\bsma\\b|\\bfrom (its|the) mean\\b",
      5,
      200,
      List.of("")) {
    @Override
    Map<String, Integer> parameters(int period, Random random) {
      return Map.of("period", period);
    }
  };

  private final String type;
  private final Pattern words;
  private final int shortest;
  private final int longest;
  private final List<String> outputs;

  IndicatorKind(String type, String words, int shortest, int longest, List<String> outputs) {
    this.type = type;
    this.words = Pattern.compile(words);
    this.shortest = shortest;
    this.longest = longest;
    this.outputs = outputs;
  }

  /** The type as strategy documents name it. */
  String type() {
    return type;
  }

  boolean namedIn(String lowerCaseText) {
    return words.matcher(lowerCaseText).find();
  }

  /**
   * Draws an indicator with a period from this part of the range, log-uniformly.
   *
   * @param from 0 is the shortest period
   * @param to 1 is the longest period
   */
  IndicatorChoice draw(double from, double to, Random random) {
    double at = from + (to - from) * random.nextDouble();
    int period = (int) Math.round(shortest * StrictMath.pow((double) longest / shortest, at));
    return choice(period, random);
  }

  /** Draws an indicator of this kind with a period up to 40 % shorter or longer. */
  IndicatorChoice near(int period, Random random) {
    int moved = (int) Math.round(period * (0.6 + 0.8 * random.nextDouble()));
    return choice(Math.max(shortest, Math.min(longest, moved)), random);
  }

  private IndicatorChoice choice(int period, Random random) {
    String output = outputs.get(random.nextInt(outputs.size()));
    int levels = random.nextBoolean() ? 3 : 5;
    return new IndicatorChoice(this, period, parameters(period, random), output, levels);
  }

  abstract Map<String, Integer> parameters(int period, Random random);
}
