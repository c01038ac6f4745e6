package ktrdr.agent.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.results.TrainingResult.Validation;
import ktrdr.agent.results.TrialScore;
import ktrdr.market.Market;
import ktrdr.market.Timeframe;
import ktrdr.market.sources.Bars;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.document.DocumentGuide;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.training.Score;
import org.junit.jupiter.api.Test;

class MemoryLinesTest {
  private static final RememberedMarket SPX = new RememberedMarket("SPX", "1d");
  private static final Instant TIME = Instant.parse("2026-11-22T10:15:00Z");
  private static final TrialScore SCORE = new TrialScore(0.45, 0.12, 2019, 0.412, 1.05, 700);
  private static final Experiment.Training TRAINING =
      new Experiment.Training(12, new Validation(new Score(1.0123, 0.456), 0.401, 200));

  @Test
  void an_experiment_is_its_indicators_and_its_figures_of_the_window_and_the_validation() {
    assertThat(lines(Optional.of(SCORE), Optional.of(TRAINING)))
        .containsExactly(
            "tried rsi(14): design window: Sharpe 0.45, +0.12 against holding, 2,019 trades,"
                + " accuracy 41.2%; validation: accuracy 45.6% where one answer for all has 40.1%,"
                + " loss 1.012, best epoch 12");
  }

  @Test
  void what_is_not_known_is_left_out() {
    assertThat(lines(Optional.empty(), Optional.empty()))
        .containsExactly("tried rsi(14): no figures yet");
    TrialScore idle = new TrialScore(Double.NaN, Double.NaN, 0, 0.4, 1, 700);
    assertThat(lines(Optional.of(idle), Optional.empty()))
        .containsExactly("tried rsi(14): design window: never traded");
  }

  @Test
  void a_hypothesis_has_its_status_and_not_more_than_300_characters() {
    var raised = new Hypothesis.Raised(3, Hypothesis.Phase.DESIGN, true, TIME);
    Hypothesis one = Hypothesis.raised("Dips revert.", "a/b", SPX, raised);
    Hypothesis endless = Hypothesis.raised("x".repeat(2_000), "a/b", SPX, raised);
    assertThat(MemoryLines.of(List.of(), List.of(one, endless)))
        .containsExactly(
            "untested hypothesis: Dips revert.", "untested hypothesis: " + "x".repeat(300) + "…");
  }

  @Test
  void indicators_are_named_by_type_and_parameters_never_by_the_words_of_a_document() {
    Strategy strategy =
        new StrategyReader(Bars.bundled())
            .read(DocumentGuide.example(), new Market("SPX", Timeframe.D1));
    assertThat(Experiment.Plan.indicators(strategy)).isEqualTo("rsi(21), distance_from_ma(50)");
  }

  private static List<String> lines(
      Optional<TrialScore> score, Optional<Experiment.Training> training) {
    Experiment experiment =
        new Experiment(
            1,
            new Experiment.Origin(3, "root", TIME),
            "builtin",
            new Experiment.Bars(SPX, Optional.of("data"), Optional.of(TIME)),
            new Experiment.Plan("spx-2020", "rsi(14)"),
            score,
            training);
    return MemoryLines.of(List.of(experiment), List.of());
  }
}
