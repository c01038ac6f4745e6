package ktrdr.sessions.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.agent.results.AssessmentResult;
import ktrdr.agent.results.CalendarReturns;
import ktrdr.agent.results.LeakReport;
import ktrdr.agent.results.Statistics;
import ktrdr.agent.results.StatisticsDetail;
import ktrdr.agent.results.SurrogateResult;
import ktrdr.agent.results.Verdict;
import ktrdr.training.Score;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class StatisticsDetailTest {
  private static final StatisticsDetail WHOLE =
      new StatisticsDetail(
          Optional.of(
              new SurrogateResult(
                  3,
                  new SurrogateResult.Ranks(1.5, List.of(0.1, 1.6, -0.2)),
                  Optional.empty(),
                  Optional.empty())),
          Optional.of(new StatisticsDetail.DesignLuck(1.25, 0.75, 24)),
          Optional.of(new StatisticsDetail.Overfitting(0.375, 24)),
          Optional.of(new StatisticsDetail.Trading(0.0025, 40, Double.POSITIVE_INFINITY)),
          new CalendarReturns(
              List.of(new CalendarReturns.Period("2019", 0.5, Double.NaN)),
              List.of(new CalendarReturns.Period("2019-03", -0.25, 0.125))),
          List.of(
              new StatisticsDetail.Fold(
                  Instant.parse("2019-01-01T00:00:00Z"),
                  Instant.parse("2019-06-01T00:00:00Z"),
                  0.5,
                  1.5,
                  0.0625,
                  2)),
          Optional.of(new StatisticsDetail.Spread(3, 1.25, 0.75, 0.375, 0.5)));

  @Test
  void every_detail_comes_back_as_it_was_written() {
    assertThat(read(WHOLE)).isEqualTo(WHOLE);
  }

  @Test
  void an_infinite_number_of_years_is_null_and_comes_back_as_infinite() {
    assertThat(StatisticsCodec.write(with(WHOLE))).containsEntry("more_years_needed", null);
    assertThat(read(WHOLE).trading().orElseThrow().moreYears()).isInfinite();
  }

  @Test
  void what_is_unknown_has_no_field() {
    assertThat(StatisticsCodec.write(with(StatisticsDetail.NONE)))
        .doesNotContainKeys(
            "surrogates", "design_sharpe", "design_dsr", "design_trials", "pbo", "pbo_candidates")
        .doesNotContainKeys(
            "break_even_cost", "max_drawdown_bars", "more_years_needed", "yearly", "monthly")
        .doesNotContainKeys("folds", "networks");
    assertThat(read(StatisticsDetail.NONE)).isEqualTo(StatisticsDetail.NONE);
  }

  @Test
  void a_rerun_without_a_search_still_found_the_same() {
    assertThat(found(WHOLE).figures(true)).isEqualTo(found(StatisticsDetail.NONE).figures(true));
    assertThat(found(WHOLE).figures(false)).isEqualTo(found(StatisticsDetail.NONE).figures(false));
  }

  private static Findings found(StatisticsDetail detail) {
    AssessmentResult assessment =
        new AssessmentResult(
            Verdict.NEUTRAL,
            List.of("It is luck."),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            with(detail),
            AssessmentResult.Explanation.BUILTIN);
    return new Findings(
        TrainingCodec.read(Map.of()), BacktestCodec.read(Map.of()), Optional.of(assessment));
  }

  private static StatisticsDetail read(StatisticsDetail detail) {
    return StatisticsCodec.read(Stored.of(StatisticsCodec.write(with(detail)))).detail();
  }

  private static Statistics with(StatisticsDetail detail) {
    return new Statistics(Optional.empty(), new Score(1, 0.5), 1, LeakReport.notChecked(), detail);
  }
}
