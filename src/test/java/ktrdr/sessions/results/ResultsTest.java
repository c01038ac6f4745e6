package ktrdr.sessions.results;

import static ktrdr.sessions.results.StoredResults.json;
import static ktrdr.sessions.results.StoredResults.parsed;
import static ktrdr.sessions.results.StoredResults.stored;
import static ktrdr.sessions.results.StoredResults.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.agent.results.AssessmentResult;
import ktrdr.agent.results.BacktestResult;
import ktrdr.agent.results.Candidate;
import ktrdr.agent.results.DesignResult;
import ktrdr.agent.results.GateResult;
import ktrdr.agent.results.LeakReport;
import ktrdr.agent.results.Statistics;
import ktrdr.agent.results.TrainingResult;
import ktrdr.agent.results.Verdict;
import ktrdr.training.EpochMetrics;
import ktrdr.training.LearningState;
import ktrdr.training.Score;
import ktrdr.training.fits.History;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Results that earlier versions stored are read and written again as they were. */
@Tag("database")
class ResultsTest {
  @Test
  void a_stored_design_is_read_and_written_again_as_it_was() {
    DesignResult design = DesignCodec.read(stored("design"));
    assertThat(design.name()).isEqualTo("spx-1d-distance-macd-732486");
    assertThat(design.candidates()).extracting(Candidate::number).containsExactly(1, 2, 3);
    assertThat(json(DesignCodec.write(design))).isEqualTo(text("design"));
  }

  @Test
  void a_candidate_that_nobody_scored_has_no_score_when_it_is_read_again() {
    Candidate unscored =
        new Candidate(1, Candidate.Origin.EXPLORED, "first", "a line", Optional.empty(), "");
    DesignResult design =
        new DesignResult(
            "first", "name: first", "random", List.of(unscored), "why", Optional.empty());
    assertThat(DesignCodec.read(DesignCodec.write(design))).isEqualTo(design);
  }

  @Test
  void a_stored_training_is_read_and_written_again_as_it_was() {
    TrainingResult training = TrainingCodec.read(stored("training"));
    assertThat(training.test()).isEqualTo(new Score(1.0328339514642995, 0.357429718875502));
    assertThat(training.model().seed()).hasValue(11);
    assertThat(training.split().orElseThrow().test().rows()).isEqualTo(747);
    assertThat(training.gate().reason()).isEqualTo("accuracy_below_threshold (35.7% < 45%)");
    assertThat(json(TrainingCodec.write(training))).isEqualTo(text("training"));
  }

  @Test
  void notes_of_a_training_are_kept_and_without_any_the_field_is_absent() {
    Map<String, Object> results = new LinkedHashMap<>(stored("training"));
    assertThat(TrainingCodec.write(TrainingCodec.read(results))).doesNotContainKey("notes");
    results.put("notes", List.of("One.", "Two."));
    assertThat(TrainingCodec.read(results).notes()).containsExactly("One.", "Two.");
    assertThat(TrainingCodec.write(TrainingCodec.read(results)))
        .containsEntry("notes", List.of("One.", "Two."));
  }

  @Test
  void how_a_training_ended_is_kept_and_results_of_before_lack_it() {
    Map<String, Object> results = new LinkedHashMap<>(stored("training"));
    assertThat(TrainingCodec.read(results).learning()).isEmpty();
    results.put("learning_state", "still_learning");
    assertThat(TrainingCodec.read(results).learning()).hasValue(LearningState.STILL_LEARNING);
    assertThat(TrainingCodec.write(TrainingCodec.read(results)))
        .containsEntry("learning_state", "still_learning");
    results.put("learning_state", "of a later version");
    assertThat(TrainingCodec.read(results).learning()).isEmpty();
  }

  @Test
  void networks_and_baselines_of_a_training_come_back_and_are_absent_where_there_are_none() {
    String networks =
        "\"networks\":[{\"seed\":-7,\"epochs\":9,\"best_epoch\":4,\"validation_loss\":1.0625,"
            + "\"validation_accuracy\":0.5,\"weights_sha256\":\"ab\"}],"
            + "\"baselines\":[{\"name\":\"logistic\",\"accuracy\":0.375,\"loss\":1.125}],";
    String text = text("training").replaceFirst("\"gate\"", networks + "$0");
    TrainingResult training = TrainingCodec.read(parsed(text));
    assertThat(training.breakdown().networks()).hasSize(1);
    assertThat(json(TrainingCodec.write(training))).isEqualTo(text);
  }

  @Test
  void the_folds_of_a_walk_forward_come_back_and_are_absent_in_a_holdout() {
    assertThat(TrainingCodec.read(stored("training")).breakdown().walkForward()).isEmpty();
    String skill = "{\"rows\":90,\"nats\":0.0625,\"t\":null}";
    String folds =
        "\"folds\":[{\"from\":\"2020-01-01T00:00:00Z\",\"to\":\"2020-06-01T00:00:00Z\","
            + "\"rows\":100,\"training_rows\":400,\"weights_sha256\":[\"ab\",\"cd\"],"
            + ("\"best_epoch\":[3,12],\"skill\":" + skill + ",\"accuracy\":0.5}],")
            + ("\"skill\":{\"directional\":" + skill + ",\"three_class\":" + skill + "},")
            + "\"signals_sha256\":\"ef\",";
    String text = text("training").replaceFirst("\"gate\"", folds + "$0");
    assertThat(json(TrainingCodec.write(TrainingCodec.read(parsed(text))))).isEqualTo(text);
  }

  @Test
  void a_stored_assessment_is_read_and_written_again_as_it_was() {
    AssessmentResult assessment = AssessmentCodec.read(stored("assessment")).orElseThrow();
    assertThat(assessment.verdict()).isEqualTo(Verdict.POOR);
    assertThat(assessment.statistics().trading().orElseThrow().sharpe().luck().deflated())
        .isEqualTo(0.5228516801800573);
    assertThat(json(AssessmentCodec.write(assessment))).isEqualTo(explained("assessment"));
  }

  @Test
  void a_stored_assessment_without_a_backtest_keeps_its_nulls() {
    String name = "assessment-without-backtest";
    AssessmentResult assessment = AssessmentCodec.read(stored(name)).orElseThrow();
    assertThat(assessment.statistics().trading()).isEmpty();
    assertThat(assessment.statistics().leaks().checked()).isZero();
    assertThat(json(AssessmentCodec.write(assessment))).isEqualTo(explained(name));
  }

  @Test
  void what_each_leak_check_found_is_kept_and_results_of_before_lack_it() {
    AssessmentResult old = AssessmentCodec.read(stored("assessment")).orElseThrow();
    assertThat(json(AssessmentCodec.write(old))).doesNotContain("\"checks\"");
    LeakReport.Check split = new LeakReport.Check("split", true, "No bar is in two parts.");
    LeakReport.Check fill = new LeakReport.Check("fill", false, "Trade 1 was early.");
    LeakReport leaks = new LeakReport(5, List.of("Trade 1 was early."), List.of(split, fill));
    Statistics before = old.statistics();
    Map<String, Object> written =
        StatisticsCodec.write(
            new Statistics(before.trading(), before.test(), before.trials(), leaks));
    assertThat(json(written))
        .contains(
            "\"leak_checks\":{\"checked\":5,\"passed\":false,\"failures\":[\"Trade 1 was early.\"],"
                + "\"checks\":[{\"name\":\"split\",\"passed\":true,");
    assertThat(StatisticsCodec.read(Stored.of(written)).leaks()).isEqualTo(leaks);
  }

  @Test
  void an_explanation_by_a_language_model_and_its_fallback_are_read_as_they_were_written() {
    AssessmentResult old = AssessmentCodec.read(stored("assessment")).orElseThrow();
    AssessmentResult explained =
        old.fallingBack(new AssessmentResult.Fallback("model_refused", "It refused to answer."));
    Map<String, Object> written = AssessmentCodec.write(explained);
    assertThat(AssessmentCodec.read(written).orElseThrow().explanation())
        .isEqualTo(explained.explanation());
    assertThat(json(written)).contains("\"fallback\":\"model_refused\"");
  }

  @Test
  void a_design_by_a_language_model_is_read_as_it_was_written() {
    DesignResult.ByModel byModel =
        new DesignResult.ByModel("Dips revert.", true, true, Optional.of("It names SPX."), "1");
    DesignResult design =
        new DesignResult("x", "y", "anthropic/m", List.of(), "Why.", Optional.of(byModel));
    assertThat(DesignCodec.read(DesignCodec.write(design))).isEqualTo(design);
  }

  /** As it was stored, and beside it who explained it, which older versions did not say. */
  private static String explained(String name) {
    String built =
        ",\"explanation\":{\"source\":\"builtin\",\"summary\":null,\"fallback\":null,"
            + "\"fallback_sentence\":null}}";
    String old = text(name);
    return old.substring(0, old.length() - 1) + built;
  }

  @Test
  void an_epoch_is_written_as_before() {
    List<EpochMetrics> epochs = new ArrayList<>();
    Instant end = Instant.parse("2026-11-30T01:02:03.456789Z");
    for (int epoch = 1; epoch <= 15; epoch++) {
      double learned = epoch == 5 ? 1 : 0.9834627372028314;
      double judged = epoch == 5 ? 1.0023267863936614 : 1.0436621555331356;
      Score train = new Score(learned, 0.5054910574207719);
      Score validation = new Score(judged, 0.48434237995824636);
      epochs.add(new EpochMetrics(epoch, train, validation, 0.003, 0, end));
    }
    assertThat(json(EpochCodec.write(new History(epochs, 60)))).isEqualTo(text("epoch"));
  }

  @Test
  void results_of_earlier_versions_may_lack_anything() {
    BacktestResult backtest = BacktestCodec.read(Map.of("total_return", 0.1, "unknown", "x"));
    assertThat(backtest.metrics().totalReturn()).isEqualTo(0.1);
    assertThat(backtest.metrics().sharpe()).isNaN();
    assertThat(backtest.inSample()).isTrue();
    assertThat(backtest.gate()).isEqualTo(GateResult.NOT_CHECKED);
    TrainingResult training = TrainingCodec.read(Map.of());
    assertThat(training.test().accuracy()).isNaN();
    assertThat(training.model().weightsSha256()).isEmpty();
    assertThat(training.split()).isEmpty();
    assertThat(DesignCodec.read(Map.of()).candidates()).isEmpty();
    assertThat(AssessmentCodec.read(Map.of("verdict", "Excellent"))).isEmpty();
  }

  @Test
  void values_of_an_unexpected_kind_are_taken_for_missing() {
    Map<String, Object> odd =
        Map.of("period", "2020", "sharpe", "high", "gate", "passed", "benchmark", List.of());
    BacktestResult backtest = BacktestCodec.read(odd);
    assertThat(backtest.period()).isEmpty();
    assertThat(backtest.metrics().sharpe()).isNaN();
    assertThat(backtest.gate()).isEqualTo(GateResult.NOT_CHECKED);
    assertThat(TrainingCodec.read(Map.of("split", Map.of("train", Map.of("from", "?")))).split())
        .isEmpty();
  }
}
