package ktrdr.rest.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.rest.agent.ComparedSessionsView.ComparedView;
import ktrdr.rest.agent.ModelComparisonView.ModelResultView;
import ktrdr.sessions.Assignment.Choice;
import ktrdr.sessions.Assignment.Models;
import org.junit.jupiter.api.Test;

class ModelResultsTest {
  private static final Models RANDOM = models(Choice.RANDOM, Choice.BUILTIN);

  @Test
  void means_are_those_of_the_sessions_that_have_the_figure() {
    ModelResultView result =
        ModelResults.of(
            RANDOM,
            List.of(
                session("random", "success", "neutral", 0.5, 0.25, 2, 100, "0.25"),
                session("builtin", "success", "promising", 9.0, 0.9, 9, 900, "9"),
                session("random", "failed_backtest_gate", "poor", -1.0, 0.75, 1, 50, "0.125"),
                session("random", "failed_training", null, null, null, 0, 7, "0"),
                session("random", "cancelled", null, null, null, 0, 0, "0"),
                session("random", null, null, null, null, 0, 0, "0")));
    assertThat(result)
        .isEqualTo(
            new ModelResultView(
                "random",
                "builtin",
                5,
                4,
                1,
                1,
                2,
                -0.25,
                -1.0,
                0.5,
                0.5,
                Map.of("promising", 0, "neutral", 1, "poor", 1),
                3,
                157,
                new BigDecimal("0.375")));
  }

  @Test
  void without_a_result_there_is_no_mean_and_one_unknown_price_makes_the_sum_unknown() {
    ModelResultView result =
        ModelResults.of(
            RANDOM,
            List.of(
                session("random", null, null, null, null, 0, 5, "1"),
                session("random", null, null, null, null, 0, 5, null)));
    assertThat(result.sharpeMean()).isNull();
    assertThat(result.sharpeMin()).isNull();
    assertThat(result.deflatedSharpeMean()).isNull();
    assertThat(result.costUsd()).isNull();
    assertThat(result.totalTokens()).isEqualTo(10);
  }

  private static Models models(Choice design, Choice assess) {
    return new Models(design, assess, true, Optional.empty());
  }

  private static ComparedView session(
      String model,
      String outcome,
      String verdict,
      Double sharpe,
      Double deflated,
      long invalid,
      long tokens,
      String cost) {
    return new ComparedView(
        1,
        outcome == null ? "training" : "complete",
        outcome,
        verdict,
        model,
        "builtin",
        null,
        null,
        null,
        4L,
        "dips",
        "a strategy",
        "SPX",
        "1d",
        1,
        sharpe,
        deflated,
        null,
        null,
        invalid,
        tokens,
        cost == null ? null : new BigDecimal(cost),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of());
  }
}
