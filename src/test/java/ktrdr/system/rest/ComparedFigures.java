package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The figures of one model in a comparison. */
final class ComparedFigures {
  private ComparedFigures() {}

  /** Asserts that a comparison says of a model what its sessions say themselves. */
  static void areThoseOf(JsonObject result, List<JsonObject> own) {
    List<Double> sharpes = statistics(own, "sharpe");
    assertThat(result.getInt("sharpe_count")).isEqualTo(sharpes.size());
    assertThat(number(result, "sharpe_mean")).isEqualTo(mean(sharpes));
    assertThat(number(result, "deflated_sharpe_mean"))
        .isEqualTo(mean(statistics(own, "deflated_sharpe")));
    JsonObject verdicts = result.getJsonObject("verdicts");
    for (String verdict : verdicts.keySet()) {
      assertThat(verdicts.getInt(verdict))
          .isEqualTo((int) own.stream().filter(v -> verdict.equals(verdict(v))).count());
    }
    BigDecimal cost =
        own.stream()
            .map(view -> view.getJsonNumber("cost_usd").bigDecimalValue())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(result.getJsonNumber("cost_usd").bigDecimalValue()).isEqualByComparingTo(cost);
  }

  /** A strategy that never traded has none. */
  private static List<Double> statistics(List<JsonObject> views, String name) {
    return views.stream()
        .map(view -> view.getJsonObject("assessment").getJsonObject("statistics"))
        .flatMap(statistics -> number(statistics, name).stream())
        .toList();
  }

  private static Optional<Double> number(JsonObject of, String name) {
    return of.get(name) instanceof JsonNumber number
        ? Optional.of(number.doubleValue())
        : Optional.empty();
  }

  private static Optional<Double> mean(List<Double> values) {
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(values.stream().mapToDouble(v -> v).average().orElseThrow());
  }

  private static String verdict(JsonObject view) {
    return view.getJsonObject("assessment").getString("verdict");
  }
}
