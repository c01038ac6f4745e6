package ktrdr.agent.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import ktrdr.agent.Brief;
import ktrdr.agent.Design;
import ktrdr.agent.design.BuiltinDesigner;
import ktrdr.market.BarSeries;
import ktrdr.market.BarSource;
import ktrdr.market.Timeframe;
import ktrdr.market.sources.Bars;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The built-in designer does not try once more what is remembered. */
class KnownExperimentsTest {
  private static final BarSource SOURCE = Bars.bundled();
  private static final BarSeries BARS = SOURCE.load("SPX", Timeframe.D1).slice(0, 900);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void what_is_known_is_not_designed_again(long seed) {
    String first = Experiment.Plan.indicators(design(seed, Set.of()).strategy());
    Design second = design(seed, Set.of(first));
    assertThat(Experiment.Plan.indicators(second.strategy())).isNotEqualTo(first);
    assertThat(second).as("by seed and knowledge alone").isEqualTo(design(seed, Set.of(first)));
  }

  @Test
  void who_knows_nothing_or_something_else_designs_by_seed_alone() {
    Design design = design(1, Set.of());
    assertThat(new BuiltinDesigner(SOURCE, 1).design(brief(1, ""), BARS, unwatched()))
        .isEqualTo(design);
    assertThat(design(1, Set.of("rsi(999)"))).isEqualTo(design);
  }

  @Test
  void lines_of_experiments_tell_their_indicators_and_hypotheses_tell_none() {
    assertThat(
            MemoryLines.tried(
                List.of(
                    "tried rsi(14), macd(12, 26, 9): design window: never traded",
                    "tried sma(50): no figures yet",
                    "untested hypothesis: tried and true: it works")))
        .containsExactly("rsi(14), macd(12, 26, 9)", "sma(50)");
  }

  private static Design design(long seed, Set<String> known) {
    return new BuiltinDesigner(SOURCE, 1).knowing(known).design(brief(seed, ""), BARS, unwatched());
  }

  private static Brief brief(long seed, String text) {
    return new Brief(text, "SPX", Timeframe.D1, seed, 6);
  }

  private static ProgressMonitor unwatched() {
    return ProgressMonitor.unwatched();
  }
}
