package ktrdr.agent.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import ktrdr.agent.Evidence;
import ktrdr.agent.Trials;
import ktrdr.agent.results.AnnualSharpe;
import ktrdr.agent.results.AssessmentResult;
import ktrdr.agent.results.GateResult;
import ktrdr.agent.results.LeakReport;
import ktrdr.agent.results.SurrogateResult;
import ktrdr.agent.results.Verdict;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.Test;

class BuiltinAssessorTest extends AssessedFigures {

  @Test
  void trials_that_are_all_alike_still_deflate_it() {
    // 500 trials whose ratios are equal: the best of them has 3.04 standard errors by luck.
    trials = new Trials(500, 0);
    AnnualSharpe.Luck luck = assess().statistics().trading().orElseThrow().sharpe().luck();
    assertThat(luck.ratio()).isCloseTo(3.04 * Math.sqrt(252 / 755.0), within(0.01));
    assertThat(luck.deflated()).isLessThan(luck.probabilistic());
  }

  @Test
  void a_few_trials_deflate_it_by_their_number_alone() {
    trials = new Trials(2, 1e-9);
    AssessmentResult alike = assess();
    trials = new Trials(2, 25);
    assertThat(assess()).isEqualTo(alike);
  }

  @Test
  void that_no_leak_was_found_is_no_strength() {
    List<String> strengths = assess().strengths();
    leaks = LeakReport.notChecked();
    assertThat(strengths).isNotEmpty().isEqualTo(assess().strengths());
  }

  @Test
  void without_a_backtest_it_is_poor_and_says_why() {
    trainingGate = GateResult.failed("loss_too_high (0.912 > 0.8)");
    Evidence evidence =
        new Evidence(
            training(), Optional.empty(), LeakReport.notChecked(), Trials.first(), 1, false);
    AssessmentResult assessment =
        new BuiltinAssessor()
            .assess(evidence, BuiltinAssessor.RESAMPLES, ProgressMonitor.unwatched());
    assertThat(assessment.verdict()).isEqualTo(Verdict.POOR);
    assertThat(assessment.reasons())
        .containsExactly("There is no backtest to judge: loss_too_high (0.912 > 0.8).");
    assertThat(assessment.statistics().trading()).isEmpty();
  }

  @Test
  void the_same_seed_gives_the_same_assessment() {
    assertThat(assess()).isEqualTo(assess());
  }

  @Test
  void the_ratio_lies_within_its_interval() {
    AnnualSharpe sharpe = assess().statistics().trading().orElseThrow().sharpe();
    assertThat(sharpe.ratio()).isBetween(sharpe.interval().low(), sharpe.interval().high());
    assertThat(sharpe.luck().deflated()).isBetween(0.0, 1.0);
    assertThat(sharpe.sample().observations()).isEqualTo(756);
    assertThat(sharpe.sample().years()).isEqualTo(3);
  }

  @Test
  void surrogates_run_last_and_only_if_nothing_else_refuses() {
    assertThat(found().p()).isEqualTo(0.05);
    tradeCount = 29;
    assertThat(found().notRun()).hasValue("29 trades are fewer than 30");
  }

  @Test
  void forced_surrogates_run_whatever_else_refuses() {
    tradeCount = 29;
    surrogates = Optional.of(new Scripted(true, BEST.run(ProgressMonitor.unwatched())));
    assertThat(found().better()).isZero();
    assertThat(assess().reasons()).containsExactly("29 trades are fewer than 30.");
  }

  @Test
  void surrogates_that_nobody_asked_for_did_not_run() {
    surrogates = Optional.empty();
    assertThat(found().notRun()).hasValue("they were not asked for");
  }

  private SurrogateResult found() {
    return assess().statistics().detail().surrogates().orElseThrow();
  }
}
