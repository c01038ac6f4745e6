package ktrdr.agent.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.Brief;
import ktrdr.agent.model.ModelRow;
import ktrdr.market.BarSeries;
import ktrdr.market.BarSource;
import ktrdr.market.Timeframe;
import ktrdr.market.sources.Bars;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.document.DocumentGuide;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.training.ChronologicalSplit;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whether a model may have seen the bars that judge its design. */
@Tag("money")
class PretrainingOverlapTest {
  private static final BarSource SOURCE = Bars.bundled();
  private static final BarSeries SPX = SOURCE.load("SPX", Timeframe.D1);
  private static final Strategy HELD = designed(new Strategy.Holdout(Strategy.Split.DEFAULT));

  private static Strategy designed(Strategy.Evaluation evaluation) {
    ScriptedTurns turns = ScriptedTurns.saying(ScriptedTurns.design(DocumentGuide.example()));
    return new ModelDesigner(
            new Speaker(ScriptedTurns.OPUS, turns, 6, 8_000),
            new StrategyReader(SOURCE),
            true,
            List.of())
        .design(
            new Brief("x", "SPX", Timeframe.D1, 1, 1, Optional.of(evaluation)),
            SPX,
            ProgressMonitor.unwatched())
        .strategy();
  }

  @Test
  void the_first_bar_behind_the_design_window_decides_whether_a_model_may_know_the_bars() {
    LocalDate first =
        ChronologicalSplit.of(HELD, SPX).validation().from().atZone(ZoneOffset.UTC).toLocalDate();
    assertThat(overlap(HELD, Optional.of(first))).isTrue();
    assertThat(overlap(HELD, Optional.of(first.minusDays(1)))).isFalse();
    assertThat(overlap(HELD, Optional.of(first.plusYears(50)))).isTrue();
    assertThat(overlap(HELD, Optional.empty())).isTrue();
  }

  @Test
  void of_a_walk_forward_the_first_fold_decides_whether_a_model_may_know_the_bars() {
    Strategy.Learning learning = HELD.learning();
    Strategy walking =
        new Strategy(
            HELD.name(),
            HELD.text(),
            HELD.data(),
            HELD.indicators(),
            HELD.inputs(),
            new Strategy.Learning(
                learning.network(),
                learning.optimiser(),
                learning.labels(),
                Optional.of(new Strategy.WalkForward(0.4, 6, Strategy.Scheme.ANCHORED)),
                1),
            HELD.trading());
    LocalDate first = SPX.start((int) (0.4 * SPX.size())).atZone(ZoneOffset.UTC).toLocalDate();
    assertThat(overlap(walking, Optional.of(first))).isTrue();
    assertThat(overlap(walking, Optional.of(first.minusDays(1)))).isFalse();
    assertThat(overlap(HELD, Optional.of(first))).isFalse();
    assertThat(overlap(walking.learning().evaluation(), HELD, Optional.of(first)))
        .as("what the session asks for counts")
        .isTrue();
  }

  private static boolean overlap(Strategy strategy, Optional<LocalDate> cutoff) {
    return overlap(Optional.empty(), strategy, cutoff);
  }

  private static boolean overlap(
      Optional<Strategy.Evaluation> asked, Strategy strategy, Optional<LocalDate> cutoff) {
    ModelRow row = ScriptedTurns.OPUS;
    return PretrainingOverlap.exists(
        new ModelRow(row.provider(), row.id(), row.aliases(), row.sizes(), row.speech(), cutoff),
        asked,
        strategy,
        SPX);
  }
}
