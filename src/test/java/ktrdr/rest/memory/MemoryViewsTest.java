package ktrdr.rest.memory;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.bind.Jsonb;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import ktrdr.agent.memory.Experiment;
import ktrdr.agent.memory.Hypothesis;
import ktrdr.agent.memory.RememberedMarket;
import ktrdr.agent.results.TrainingResult.Validation;
import ktrdr.agent.results.TrialScore;
import ktrdr.rest.wire.JsonbConfiguration;
import ktrdr.training.Score;
import org.junit.jupiter.api.Test;

class MemoryViewsTest {
  private static final RememberedMarket SPX = new RememberedMarket("SPX", "1d");
  private static final Instant TIME = Instant.parse("2026-11-22T10:15:00Z");
  private static final Jsonb JSON = new JsonbConfiguration().getContext(Object.class);

  @Test
  void an_experiment_shows_its_design_window_and_its_validation_and_unknown_figures_as_null() {
    var score = new TrialScore(Double.NaN, 0, 0, 0.4, 1, 700);
    var validation = new Validation(new Score(1.25, 0.5), 0.4, 96);
    ExperimentView view =
        ExperimentView.of(
            experiment(7, Optional.of(score), Optional.of(new Experiment.Training(3, validation))));
    assertThat(JSON.toJson(view))
        .contains(
            "\"design_score\":0.0",
            "\"design_sharpe\":null",
            "\"design_trade_count\":0",
            "\"best_epoch\":3",
            "\"validation_accuracy\":0.5",
            "\"validation_loss\":1.25",
            "\"majority_accuracy\":0.4",
            "\"validation_rows\":96")
        .doesNotContain("test", "verdict");
    assertThat(JSON.toJson(ExperimentView.of(experiment(7, Optional.empty(), Optional.empty()))))
        .contains("\"design_score\":null", "\"best_epoch\":null", "\"validation_rows\":null");
  }

  @Test
  void a_page_that_is_not_the_last_has_a_token() {
    List<Experiment> three =
        LongStream.of(9, 8, 7)
            .mapToObj(id -> experiment(id, Optional.empty(), Optional.empty()))
            .toList();
    ExperimentsAnswerView first = ExperimentsAnswerView.of(three, 2);
    assertThat(first.experiments()).extracting(ExperimentView::id).containsExactly(9L, 8L);
    assertThat(first.nextPageToken()).isNotNull();
    assertThat(ExperimentsAnswerView.of(three, 3).nextPageToken()).isNull();
    assertThat(ExperimentsAnswerView.of(List.of(), 3).experiments()).isEmpty();
  }

  @Test
  void a_hypothesis_shows_who_raised_it_and_what_became_of_it() {
    var raised = new Hypothesis.Raised(3, Hypothesis.Phase.ASSESSMENT, false, TIME);
    Hypothesis claim = Hypothesis.raised("Costs decide.", "builtin", SPX, raised);
    assertThat(JSON.toJson(HypothesesAnswerView.of(List.of(claim), 10)))
        .contains(
            "\"phase\":\"assessment\"",
            "\"session_id\":3",
            "\"settled_at\":null",
            "\"status\":\"untested\"",
            "\"next_page_token\":null");
  }

  private static Experiment experiment(
      long id, Optional<TrialScore> score, Optional<Experiment.Training> training) {
    return new Experiment(
        id,
        new Experiment.Origin(3, "root", TIME),
        "builtin",
        new Experiment.Bars(SPX, Optional.empty(), Optional.empty()),
        new Experiment.Plan("mine", "rsi(14)"),
        score,
        training);
  }
}
