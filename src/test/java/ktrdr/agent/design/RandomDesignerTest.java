package ktrdr.agent.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import ktrdr.agent.Brief;
import ktrdr.agent.Design;
import ktrdr.agent.results.Candidate;
import ktrdr.agent.results.TrialScore;
import ktrdr.market.Bar;
import ktrdr.market.BarSeries;
import ktrdr.market.BarSource;
import ktrdr.market.Timeframe;
import ktrdr.market.sources.Bars;
import ktrdr.sessions.results.DesignCodec;
import ktrdr.strategy.TooFewBars;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.Test;

class RandomDesignerTest {
  private static final BarSource SOURCE = Bars.bundled();
  private static final BarSeries BARS = SOURCE.load("SPX", Timeframe.D1).slice(0, 1_000);

  @Test
  void it_takes_the_first_candidate_of_the_built_in_search_and_scores_none() {
    for (long seed : LongStream.rangeClosed(1, 20).toArray()) {
      Design random = random(brief(seed));
      List<Candidate> tried = builtin(brief(seed)).candidates();
      assertThat(random.candidates().get(0).description()).isEqualTo(tried.get(0).description());
      assertThat(random.candidates()).allMatch(candidate -> candidate.score().isEmpty());
      Candidate taken = random.candidates().get(random.candidates().size() - 1);
      assertThat(taken.name()).isEqualTo(random.strategy().name());
      assertThat(taken.rejection()).isEmpty();
    }
  }

  @Test
  void its_document_is_valid_and_follows_from_the_seed() {
    Design design = random(brief(3));
    assertThat(new StrategyReader(SOURCE).read(design.yaml())).isEqualTo(design.strategy());
    assertThat(random(brief(3))).isEqualTo(design);
    assertThat(random(brief(4)).yaml()).isNotEqualTo(design.yaml());
  }

  @Test
  void it_says_that_it_compared_nothing() {
    assertThat(random(brief(3)).explanation())
        .startsWith("The first candidate on SPX 1d that is a valid strategy, number 1: none was")
        .contains(" It looks at ");
  }

  @Test
  void a_candidate_without_a_score_has_none_when_it_is_read_again() {
    Design design = random(brief(3));
    assertThat(DesignCodec.write(design.result()).get("candidates").toString())
        .contains("sharpe=null", "loss=null", "rejection=null");
  }

  @Test
  void bars_on_which_no_candidate_is_valid_are_refused() {
    BarSeries flat =
        BarSeries.of(
            BARS.symbol(),
            Timeframe.D1,
            java.util.stream.IntStream.range(0, 300)
                .mapToObj(i -> new Bar(BARS.bar(i).end(), 5, 5, 5, 5, 1))
                .toList());
    assertThatThrownBy(
            () -> new RandomDesigner(SOURCE).design(brief(1), flat, ProgressMonitor.unwatched()))
        .isInstanceOf(NoUsableDesign.class)
        .hasMessageContaining("none of 6 candidates is a valid strategy");
  }

  @Test
  void too_few_bars_are_refused_as_by_the_built_in_designer() {
    BarSeries few = BARS.slice(0, 60);
    assertThatThrownBy(
            () -> new RandomDesigner(SOURCE).design(brief(1), few, ProgressMonitor.unwatched()))
        .isInstanceOf(TooFewBars.class);
  }

  private static Brief brief(long seed) {
    return new Brief("dips", "SPX", Timeframe.D1, seed, 6);
  }

  private static Design random(Brief brief) {
    return new RandomDesigner(SOURCE).design(brief, BARS, ProgressMonitor.unwatched());
  }

  private static Design builtin(Brief brief) {
    Scorer scorer =
        (s, part, seed, monitor) ->
            new Scored(new TrialScore(1, 1, 50, 0.5, 1, 200), new double[1]);
    return new BuiltinDesigner(SOURCE, scorer).design(brief, BARS, ProgressMonitor.unwatched());
  }
}
