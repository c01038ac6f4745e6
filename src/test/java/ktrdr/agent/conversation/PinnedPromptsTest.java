package ktrdr.agent.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import ktrdr.agent.Brief;
import ktrdr.agent.Design;
import ktrdr.agent.assess.BuiltinAssessor;
import ktrdr.agent.results.LeakReport;
import ktrdr.fixture.SampleEvidence;
import ktrdr.market.BarSource;
import ktrdr.market.Timeframe;
import ktrdr.market.sources.Bars;
import ktrdr.strategy.document.DocumentGuide;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.work.Checkpoints;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A session is asked by the prompts that it was started with, also after an update. */
@Tag("money")
class PinnedPromptsTest {
  private static final BarSource BARS = Bars.bundled();

  private final ScriptedTurns turns =
      ScriptedTurns.saying(ScriptedTurns.design(DocumentGuide.example()));

  @Test
  void a_session_goes_on_with_the_prompts_of_its_start() {
    Design design = design("0");
    assertThat(turns.requests.get(0).system().get(0).text()).isEqualTo("Earlier words.");
    assertThat(design.result().byModel().orElseThrow().promptVersion()).isEqualTo("0");
  }

  @Test
  void prompts_that_are_no_longer_there_are_refused_and_nobody_is_asked() {
    assertThatThrownBy(() -> design("999"))
        .isInstanceOf(PromptsNotKept.class)
        .hasMessage(
            "The session was started with prompts of version 999, and this ktrdr has version "
                + Prompts.VERSION
                + " only; start a new session");
    assertThat(turns.requests).isEmpty();
  }

  @Test
  void without_its_prompts_an_explanation_is_the_built_in_one_and_says_why() {
    var explained =
        new ModelAssessor(speaker("999"), new BuiltinAssessor())
            .assess(
                SampleEvidence.with(new LeakReport(3, List.of())),
                100,
                ProgressMonitor.unwatched());
    assertThat(explained.explanation().fallback().orElseThrow().reason())
        .isEqualTo("prompts_not_kept");
  }

  private Design design(String prompts) {
    return new ModelDesigner(speaker(prompts), new StrategyReader(BARS), true, List.of())
        .design(
            new Brief("buy dips", "SPX", Timeframe.D1, 7, 1),
            BARS.load("SPX", Timeframe.D1),
            Checkpoints.none(),
            ProgressMonitor.unwatched());
  }

  private Speaker speaker(String prompts) {
    return new Speaker(ScriptedTurns.OPUS, turns, 3, 8_000, prompts);
  }
}
