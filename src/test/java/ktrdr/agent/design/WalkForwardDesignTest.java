package ktrdr.agent.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import ktrdr.agent.Brief;
import ktrdr.agent.CandidateReturns;
import ktrdr.agent.Design;
import ktrdr.agent.results.Candidate;
import ktrdr.agent.results.TrialScore;
import ktrdr.market.Bar;
import ktrdr.market.BarSeries;
import ktrdr.market.BarSource;
import ktrdr.market.Timeframe;
import ktrdr.market.sources.Bars;
import ktrdr.strategy.Labels;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.TooFewBars;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.work.Crew;
import ktrdr.work.IdleProcessors;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The search for a strategy that will walk forward: 480 of 1,200 bars are its design window. */
class WalkForwardDesignTest {
  private static final BarSource SOURCE = Bars.bundled();
  private static final String SYMBOL = "SYNTHETIC-1200";
  private static final BarSeries BARS = SOURCE.load(SYMBOL, Timeframe.D1);
  private static final int WINDOW = 480;
  private static final Strategy.Evaluation WALK =
      new Strategy.WalkForward(0.4, 6, Strategy.Scheme.ANCHORED);

  private static Design design;

  @BeforeAll
  static void search() {
    design = design(BARS, Crew.alone());
  }

  private static Brief brief(String text) {
    return new Brief(text, SYMBOL, Timeframe.D1, 3, 2, Optional.of(WALK));
  }

  private static Design design(BarSeries bars, Crew crew) {
    return new BuiltinDesigner(SOURCE, BuiltinDesigner.EPOCHS)
        .with(crew)
        .design(brief("mean reversion"), bars, ProgressMonitor.unwatched());
  }

  @Test
  void each_candidate_is_scored_by_the_median_over_three_folds_and_two_networks() {
    List<TrialScore> scores =
        design.candidates().stream().flatMap(c -> c.score().stream()).toList();
    assertThat(scores).isNotEmpty();
    for (TrialScore score : scores) {
      assertThat(score.folds()).hasSize(6).allMatch(Double::isFinite);
      assertThat(score.bars()).as("the last 40 %% of the window").isEqualTo(192);
    }
    Candidate chosen =
        design.candidates().stream()
            .filter(c -> c.name().equals(design.strategy().name()))
            .findFirst()
            .orElseThrow();
    TrialScore best = chosen.score().orElseThrow();
    assertThat(scores)
        .filteredOn(score -> score.tradesEnough() == best.tradesEnough())
        .allMatch(score -> score.rank() <= best.rank());
    assertThat(design.explanation())
        .contains("its 6 networks, each on its own fold, have a median Sharpe ratio of")
        .contains("on the last 192 bars of the design window");
  }

  @Test
  void the_document_says_how_it_is_tested_and_has_the_settings_of_a_walk_forward() {
    Strategy.Learning learning = design.strategy().learning();
    assertThat(learning.evaluation()).contains(WALK);
    assertThat(learning.networks()).isEqualTo(3);
    assertThat(learning.optimiser().epochs()).isEqualTo(40);
    assertThat(learning.optimiser().earlyStopping().orElseThrow().patience()).isEqualTo(6);
    assertThat(learning.labels()).isInstanceOf(Labels.TripleBarrier.class);
    Labels.TripleBarrier barrier = (Labels.TripleBarrier) learning.labels();
    assertThat(barrier.profit()).isBetween(1.0, 2.5).isEqualTo(barrier.stop());
    assertThat(design.strategy().trading().account().sizing().share()).isEqualTo(1);
    assertThat(new StrategyReader(SOURCE).read(design.yaml())).isEqualTo(design.strategy());
  }

  @Test
  void what_each_scored_candidate_earned_is_kept() {
    CandidateReturns returns = design.returns().orElseThrow();
    assertThat(returns.barsPerPeriod()).isEqualTo(1);
    assertThat(returns.series())
        .extracting(CandidateReturns.Series::candidate)
        .isEqualTo(
            design.candidates().stream()
                .filter(c -> c.score().isPresent())
                .map(Candidate::number)
                .toList());
    assertThat(returns.returns()).allMatch(series -> series.length == 191);
  }

  @Test
  void on_any_number_of_processors_it_is_bit_equal() {
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      Crew three = new Crew(IdleProcessors.of(threads, 2));
      assertThat(design(BARS, three)).isEqualTo(design);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void bars_behind_the_design_window_change_nothing() {
    assertThat(design(shakenFrom(WINDOW), Crew.alone())).isEqualTo(design);
    assertThat(design(shakenFrom(WINDOW - 60), Crew.alone())).isNotEqualTo(design);
  }

  private static BarSeries shakenFrom(int first) {
    List<Bar> bars =
        IntStream.range(0, BARS.size())
            .mapToObj(i -> i < first || i % 2 == 0 ? BARS.bar(i) : shaken(BARS.bar(i)))
            .toList();
    return BarSeries.of(BARS.symbol(), BARS.timeframe(), bars);
  }

  private static Bar shaken(Bar bar) {
    double close = 1.02 * bar.close();
    double high = Math.max(close, bar.high());
    return new Bar(bar.end(), bar.open(), high, bar.low(), close, bar.volume());
  }

  @Test
  void a_fold_in_which_nothing_is_traded_scores_0() {
    Strategy strategy = design.strategy();
    Strategy.Trading shy = new Strategy.Trading(0.999, true, 0, strategy.trading().account());
    Strategy never =
        new Strategy(
            strategy.name(),
            strategy.text(),
            strategy.data(),
            strategy.indicators(),
            strategy.inputs(),
            strategy.learning(),
            shy);
    Scored scored =
        new FoldTrial(Crew.alone())
            .score(never, BARS.slice(0, WINDOW), 1, ProgressMonitor.unwatched());
    assertThat(scored.score().folds()).containsExactly(0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    assertThat(scored.score().trades()).isZero();
    assertThat(scored.score().tradesEnough()).isFalse();
    assertThat(scored.returns()).hasSize(191).containsOnly(0);
  }

  @Test
  void too_few_bars_for_folds_are_refused_with_how_many_are_needed() {
    assertThat(BuiltinDesigner.fewestBars("", Optional.of(WALK))).isEqualTo(1_200);
    assertThat(BuiltinDesigner.fewestBars("long-term", Optional.of(WALK))).isEqualTo(2_000);
    assertThat(BuiltinDesigner.fewestBars("", Optional.empty())).isEqualTo(100);
    assertThatThrownBy(() -> design(BARS.slice(0, 1_199), Crew.alone()))
        .isInstanceOf(TooFewBars.class)
        .hasMessage(
            "A research session that walks forward needs at least 1,200 bars of SYNTHETIC-1200 1d;"
                + " there are 1,199");
  }
}
