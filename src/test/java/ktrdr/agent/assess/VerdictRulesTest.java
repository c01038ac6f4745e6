package ktrdr.agent.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import ktrdr.agent.Trials;
import ktrdr.agent.results.AssessmentResult;
import ktrdr.agent.results.GateResult;
import ktrdr.agent.results.LeakReport;
import ktrdr.agent.results.Verdict;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of the verdict, with the sentence that it says. */
class VerdictRulesTest extends AssessedFigures {

  @Test
  void what_nothing_speaks_against_is_promising() {
    AssessmentResult assessment = assess();
    assertThat(assessment.verdict()).isEqualTo(Verdict.PROMISING);
    assertThat(assessment.reasons())
        .containsExactly(
            "The deflated Sharpe ratio of 1.00 over 1 trial is at least 0.95.",
            "The p value of 0.05, with 0 of 19 surrogates as good or better, is at most 0.05.",
            "The Sharpe ratio of 2.75 is above the 0.60 of buy & hold with the same position size"
                + " and costs.",
            "The net return of 40.0% is above the 0.00% of cash.",
            "60 trades, both gates passed and no leak was found.");
    assertThat(assessment.weaknesses()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void what_is_missing_makes_it_neutral(String reason, Consumer<VerdictRulesTest> change) {
    change.accept(this);
    assertThat(assess().reasons()).containsExactly(reason);
    assertThat(assess().verdict()).isEqualTo(Verdict.NEUTRAL);
  }

  static Stream<Arguments> what_is_missing_makes_it_neutral() {
    return Stream.of(
        changed(
            "The deflated Sharpe ratio of 0.00 over 500 trials is below 0.95.",
            it -> it.trials = new Trials(500, 0.01)),
        changed(
            "The p value of 0.10, with 1 of 19 surrogates as good or better, is above 0.05.",
            it -> it.surrogates = Optional.of(ranks(2.5, 19, 1))),
        changed(
            "The p value of 0.95, with 18 of 19 surrogates as good or better, is above 0.05.",
            it -> it.surrogates = Optional.of(ranks(2.5, 19, 18))),
        changed(
            "The surrogates did not run: they were not asked for.",
            it -> it.surrogates = Optional.empty()),
        changed("29 trades are fewer than 30.", it -> it.tradeCount = 29),
        changed("1 trade is fewer than 30.", it -> it.tradeCount = 1),
        changed(
            "The Sharpe ratio of 2.75 is not above the 2.90 of buy & hold with the same position"
                + " size and costs.",
            it -> it.marketSharpe = 2.9),
        changed(
            "The net return of 40.0% is not above the 40.0% of cash.", it -> it.cashReturn = 0.4),
        changed(
            "The backtest overlaps the bars that the model was trained on.",
            it -> it.inSample = true),
        changed(
            "The language model that designed it may have read of the bars of the backtest.",
            it -> it.overlap = true),
        changed(
            "The training gate failed: skill_missing (needs t >= 1).",
            it -> it.trainingGate = GateResult.failed("skill_missing (needs t >= 1)")),
        changed(
            "The backtest gate failed (bypassed): loss.",
            it -> it.backtestGate = GateResult.failed("loss").bypass()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void one_of_these_makes_it_poor(String reason, Consumer<VerdictRulesTest> change) {
    change.accept(this);
    assertThat(assess().reasons()).containsExactly(reason);
    assertThat(assess().verdict()).isEqualTo(Verdict.POOR);
  }

  static Stream<Arguments> one_of_these_makes_it_poor() {
    String beside =
        "The Sharpe ratio of 2.75 is not above the 2.90 of buy & hold with the same position size"
            + " and costs, and ";
    return Stream.of(
        changed("It never traded, so there is nothing to judge.", it -> it.tradeCount = 0),
        changed("The Sharpe ratio of -1.01 is not above 0.", it -> it.drift = -4 * SLIGHT),
        changed(
            "Leak: The signal of bar 7 depends on later bars.",
            it ->
                it.leaks =
                    new LeakReport(3, List.of("The signal of bar 7 depends on later bars."))),
        changed(
            beside + "it is better than only 79.9% of random entries; 80% is the least.",
            it -> {
              it.marketSharpe = 2.9;
              it.percentile = 79.9;
            }),
        changed(
            beside + "the p value of 0.25 by its surrogates is above 0.20.",
            it -> {
              it.marketSharpe = 2.9;
              it.percentile = 99;
              it.surrogates =
                  Optional.of(
                      new Scripted(true, ranks(2.5, 19, 4).run(ProgressMonitor.unwatched())));
            }));
  }

  @ParameterizedTest
  @CsvSource({"80,NEUTRAL", "99,NEUTRAL", "79.9,POOR"})
  void without_surrogates_it_needs_80_percent_of_random_entries_below_the_market(
      double beaten, Verdict verdict) {
    marketSharpe = 2.9;
    percentile = beaten;
    assertThat(assess().verdict()).isEqualTo(verdict);
  }

  @Test
  void a_p_value_of_20_percent_is_not_poor() {
    marketSharpe = 2.9;
    percentile = 10;
    surrogates =
        Optional.of(new Scripted(true, ranks(2.5, 19, 3).run(ProgressMonitor.unwatched())));
    assertThat(assess().verdict()).isEqualTo(Verdict.NEUTRAL);
  }

  @Test
  void above_the_market_poor_entries_are_not_poor() {
    percentile = 1;
    assertThat(assess().verdict()).isEqualTo(Verdict.PROMISING);
  }

  @Test
  void few_trades_and_a_deep_fall_alone_are_not_poor() {
    tradeCount = 5;
    maxDrawdown = 0.5;
    assertThat(assess().verdict()).isEqualTo(Verdict.NEUTRAL);
  }

  @Test
  void thresholds_are_those_of_the_rules() {
    rules = new VerdictRules(0.95, 0.25, 61, 0.2, 80);
    surrogates = Optional.of(ranks(2.5, 19, 4));
    assertThat(assess().reasons()).containsExactly("60 trades are fewer than 61.");
    rules = new VerdictRules(0.95, 0.25, 60, 0.2, 80);
    assertThat(assess().verdict()).isEqualTo(Verdict.PROMISING);
  }

  @Test
  void a_figure_just_beside_its_threshold_is_told_with_the_digits_that_tell_them_apart() {
    marketSharpe = assess().statistics().trading().orElseThrow().sharpe().ratio() + 1e-5;
    assertThat(assess().reasons())
        .singleElement()
        .asString()
        .startsWith("The Sharpe ratio of 2.74566 is not above the 2.74567 of");
  }

  @Test
  void thresholds_that_are_no_probabilities_are_refused() {
    assertThatThrownBy(() -> new VerdictRules(95, 0.05, 30, 0.2, 80))
        .hasMessage("a deflated Sharpe ratio is from 0 to 1, not 95.0");
    assertThatThrownBy(() -> new VerdictRules(0.95, 0.05, 30, 0.2, 101))
        .hasMessage("a percentile is from 0 to 100, not 101.0");
    assertThatThrownBy(() -> new VerdictRules(0.95, 0.05, -1, 0.2, 80))
        .hasMessage("a number of trades is 0 or more, not -1");
  }

  private static Arguments changed(String reason, Consumer<VerdictRulesTest> change) {
    return Arguments.of(reason, change);
  }
}
