package ktrdr.sessions.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import ktrdr.agent.memory.MemoryLines;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.InComparison;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.Stage;
import ktrdr.sessions.Start;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class RecallTest {
  private final Stage stage = new Stage();
  private final Remembering past = new Remembering(stage);

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void a_design_is_told_what_was_tried_and_what_is_open_the_newest_first() {
    Session searched = stage.open();
    past.design(searched, Remembering.builtin());
    Session claimed = stage.open();
    past.design(claimed, Remembering.byModel("Dips revert."));
    past.train(claimed, 1, 0.9);
    assertThat(past.lines(begun()))
        .containsExactly(
            "tried rsi(14): no figures yet",
            "tried rsi(14): design window: Sharpe 0.45, +0.12 against holding, 34 trades, accuracy"
                + " 41.2%",
            "inconclusive hypothesis: Dips revert.");
  }

  @Test
  void the_same_design_is_told_the_same_whatever_ends_meanwhile() {
    Session other = stage.open();
    past.design(other, Remembering.byModel("Dips revert."));
    PhaseRun design = begun();
    List<String> first = past.lines(design);
    past.train(other, 2.5, 0.9);
    Session third = stage.open();
    past.design(third, Remembering.byModel("Trends last."));
    assertThat(past.lines(design)).isEqualTo(first);
    assertThat(past.lines(begun())).isNotEqualTo(first).hasSize(3);
  }

  @Test
  void all_designs_of_a_comparison_are_told_what_was_known_when_it_was_asked_for() {
    past.design(stage.open(), Remembering.byModel("Dips revert."));
    stage.clock.advance(Duration.ofMinutes(1));
    var comparison = new InComparison(1, stage.clock.instant());
    stage.clock.advance(Duration.ofMinutes(1));
    List<String> first = past.lines(begun(comparison));
    past.design(stage.open(), Remembering.builtin());
    past.design(stage.open(), Remembering.byModel("Trends last."));
    assertThat(first).hasSize(2);
    assertThat(past.lines(begun(comparison))).isEqualTo(first);
    assertThat(past.lines(begun())).hasSize(5);
  }

  private PhaseRun begun(InComparison comparison) {
    Start start = Start.now(Stage.ASSIGNMENT, Session.Design.NONE).in(comparison);
    return stage.begin(stage.open(stage.here, start), SessionPhase.DESIGNING);
  }

  @Test
  void a_design_that_found_nothing_is_told_nothing_later_either() {
    PhaseRun design = begun();
    assertThat(past.lines(design)).isEmpty();
    past.design(stage.open(), Remembering.byModel("Dips revert."));
    assertThat(past.lines(design)).isEmpty();
  }

  @Test
  void other_results_behind_the_window_change_no_byte_of_what_is_told() {
    past.assessed(0.9, "A Sharpe of 6.30 lasts.", "More of it.");
    List<String> told = past.lines(begun());
    try (Stage another = new Stage()) {
      Remembering otherwise = new Remembering(another);
      otherwise.assessed(0.1, "Nothing of it lasts.");
      PhaseRun design = another.begin(another.open(), SessionPhase.DESIGNING);
      assertThat(otherwise.lines(design)).isEqualTo(told);
    }
    assertThat(String.join(" ", told)).doesNotContain("6.3", "4711", "4,711", "90.0", "promising");
  }

  @Test
  void figures_that_know_a_bar_behind_the_window_are_not_told() {
    Session session = stage.open();
    past.design(session, Remembering.builtin());
    past.train(session, 2.5, 0.9);
    assertThat(past.lines(begun(), Remembering.WINDOW_END)).isEmpty();
    assertThat(past.lines(begun(), Remembering.BEHIND_WINDOW)).hasSize(1);
  }

  @Test
  void a_claim_of_a_design_that_knew_a_bar_behind_the_window_is_not_told() {
    past.design(stage.open(), Remembering.byModel("Dips revert."));
    assertThat(past.lines(begun(), Remembering.WINDOW_END)).isEmpty();
    assertThat(past.lines(begun(), Remembering.BEHIND_WINDOW))
        .contains("untested hypothesis: Dips revert.");
  }

  @Test
  void a_design_is_told_why_an_earlier_one_came_to_nothing() {
    past.reject(stage.open(), "No strategy can be designed: nothing varies");
    List<String> lines = past.lines(begun());
    assertThat(lines)
        .containsExactly("rejected design: No strategy can be designed: nothing varies");
    assertThat(MemoryLines.tried(lines)).isEmpty();
  }

  @Test
  void a_design_hears_of_its_own_market_only() {
    past.design(stage.open(), Remembering.byModel("Dips revert."));
    assertThat(past.lines(begun(new Assignment.Market("SPX", "1h"), true))).isEmpty();
    assertThat(past.lines(begun(new Assignment.Market("DAX", "1d"), true))).isEmpty();
  }

  @Test
  void a_masked_design_hears_no_claim_of_one_that_knew_the_market() {
    past.design(stage.open(), Remembering.byModel("SPX falls below 4,000 in 2022.", false));
    Assignment.Market spx = new Assignment.Market("SPX", "1d");
    assertThat(past.lines(begun(spx, true))).containsExactly("tried rsi(14): no figures yet");
    assertThat(past.lines(begun(spx, false)))
        .contains("untested hypothesis: SPX falls below 4,000 in 2022.");
  }

  @Test
  void twenty_experiments_and_ten_claims_are_told_at_most() {
    IntStream.rangeClosed(1, 21)
        .forEach(i -> past.design(stage.open(), Remembering.byModel("Claim " + i + ".")));
    List<String> lines = past.lines(begun());
    assertThat(lines).hasSize(30);
    assertThat(lines.get(20)).isEqualTo("untested hypothesis: Claim 21.");
    assertThat(lines.get(29)).isEqualTo("untested hypothesis: Claim 12.");
  }

  private PhaseRun begun() {
    return stage.begin(stage.open(), SessionPhase.DESIGNING);
  }

  private PhaseRun begun(Assignment.Market market, boolean masked) {
    Assignment usual = Stage.ASSIGNMENT;
    var models =
        new Assignment.Models(
            Assignment.Choice.BUILTIN, Assignment.Choice.BUILTIN, masked, Optional.empty());
    Assignment other =
        new Assignment(models, "", Optional.empty(), market, usual.seed(), usual.effort(), false);
    Session session = stage.open(stage.here, Start.now(other, Session.Design.NONE));
    return stage.begin(session, SessionPhase.DESIGNING);
  }
}
