package ktrdr.agent.conversation;

import static ktrdr.agent.conversation.ScriptedTurns.breaks;
import static ktrdr.agent.conversation.ScriptedTurns.design;
import static ktrdr.agent.conversation.ScriptedTurns.says;
import static ktrdr.agent.conversation.ScriptedTurns.stops;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import ktrdr.agent.Brief;
import ktrdr.agent.Design;
import ktrdr.agent.model.StopReason;
import ktrdr.agent.model.call.Attempt;
import ktrdr.market.BarSeries;
import ktrdr.market.BarSource;
import ktrdr.market.Timeframe;
import ktrdr.market.sources.Bars;
import ktrdr.strategy.TooFewBars;
import ktrdr.strategy.document.DocumentGuide;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.Refusal;
import ktrdr.work.WorkCancelled;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ends a design without a strategy. */
@Tag("money")
class FailedDesignTest {
  private static final BarSource SOURCE = Bars.bundled();
  private static final BarSeries SPX = SOURCE.load("SPX", Timeframe.D1);
  private static final String VALID = DocumentGuide.example();
  private static final String INVALID = VALID.replace("period: 21", "period: 1");

  private static Design run(Turns turns, BarSeries bars, ProgressMonitor monitor) {
    Speaker speaker = new Speaker(ScriptedTurns.OPUS, turns, 3, 8_000);
    return new ModelDesigner(speaker, new StrategyReader(SOURCE), true, List.of())
        .design(new Brief("find dips to buy", "SPX", Timeframe.D1, 7, 1), bars, monitor);
  }

  private static Design run(Turns turns) {
    return run(turns, SPX, ProgressMonitor.unwatched());
  }

  @Test
  void after_the_last_turn_the_design_fails_with_the_last_errors() {
    ScriptedTurns turns =
        ScriptedTurns.saying("no", design(INVALID), design(INVALID), design(VALID));
    assertThatThrownBy(() -> run(turns))
        .isInstanceOf(ConversationFailed.class)
        .hasMessage(
            "anthropic/claude-opus-5-5 gave no valid reply in 3 turns. Last errors:"
                + " /strategy_yaml#/indicators/rsi_slow/period: must be a whole number from 2 to"
                + " 500; is 1.")
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo("invalid_strategy");
              assertThat(refusal.faults()).hasSize(1);
            });
    assertThat(turns.requests).hasSize(3);
    assertThat(turns.uses).extracting(Turns.Use::tool).doesNotContain("save_strategy");
  }

  @ParameterizedTest
  @CsvSource({
    "REFUSAL,model_refused",
    "PAUSE,model_paused",
    "CONTEXT_EXCEEDED,context_exceeded",
    "CONTENT_FILTER,content_filtered",
    "UNKNOWN,unknown_stop"
  })
  void a_stop_that_leaves_nothing_to_read_ends_the_design(StopReason reason, String code) {
    ScriptedTurns turns = new ScriptedTurns(stops(reason, design(VALID)), says(design(VALID)));
    assertThatThrownBy(() -> run(turns))
        .hasMessage(
            "The conversation with anthropic/claude-opus-5-5 ended in turn 1: " + reason.sentence())
        .isInstanceOfSatisfying(
            ConversationFailed.class, failed -> assertThat(failed.code()).isEqualTo(code));
    assertThat(turns.requests).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "INCOMPLETE,incomplete_reply",
    "REJECTED,rejected",
    "TIMED_OUT,timed_out",
    "UNREACHABLE,unreachable"
  })
  void an_attempt_that_is_not_complete_is_never_a_result(Attempt.End end, String code) {
    ScriptedTurns turns = new ScriptedTurns(breaks(end, "It\nbroke off."), says(design(VALID)));
    assertThatThrownBy(() -> run(turns))
        .hasMessageEndingWith("ended in turn 1: It broke off.")
        .isInstanceOfSatisfying(
            ConversationFailed.class, failed -> assertThat(failed.code()).isEqualTo(code));
  }

  @Test
  void a_cancelled_attempt_cancels_the_design() {
    ScriptedTurns turns = new ScriptedTurns(breaks(Attempt.End.CANCELLED, "Cancelled."));
    assertThatThrownBy(() -> run(turns)).isInstanceOf(WorkCancelled.class);
  }

  @Test
  void a_cancel_is_seen_between_any_two_steps() {
    for (String last : List.of("turn 1 of 3: asking", "turn 1 of 3: val", "turn 2 of 3: asking")) {
      ScriptedTurns turns = ScriptedTurns.saying(design(INVALID), design(INVALID), design(VALID));
      assertThatThrownBy(() -> run(turns, SPX, new Watched(last)))
          .isInstanceOf(WorkCancelled.class);
      assertThat(turns.requests).hasSizeLessThan(3);
    }
  }

  @Test
  void too_few_bars_are_refused_before_anything_is_spent() {
    ScriptedTurns turns = ScriptedTurns.saying();
    BarSeries few = SPX.slice(0, 50);
    assertThatThrownBy(() -> run(turns, few, ProgressMonitor.unwatched()))
        .isInstanceOf(TooFewBars.class);
    assertThat(turns.requests).isEmpty();
  }

  @Test
  void a_refusal_of_the_budget_ends_the_design_as_it_is() {
    Refusal broke = new NoMoney();
    ScriptedTurns turns =
        new ScriptedTurns(
            request -> {
              throw broke;
            });
    assertThatThrownBy(() -> run(turns)).isSameAs(broke);
  }

  /** As a ledger refuses. */
  static final class NoMoney extends Refusal {
    private static final long serialVersionUID = 1L;

    NoMoney() {
      super(Kind.CONFLICT, "budget_exhausted", "The next call may cost too much.");
    }
  }
}
