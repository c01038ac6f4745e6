package ktrdr.sessions.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.agent.memory.Experiment;
import ktrdr.agent.memory.Hypothesis;
import ktrdr.agent.memory.HypothesisStatus;
import ktrdr.operations.Operation;
import ktrdr.sessions.PhaseResult;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class SessionMemoryTest {
  private final Stage stage = new Stage();
  private final Remembering past = new Remembering(stage);

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void a_design_is_remembered_with_the_score_of_the_chosen_candidate() {
    Session session = stage.open();
    past.design(session, Remembering.builtin());
    Experiment experiment = past.experiments().get(0);
    assertThat(experiment.origin().session()).isEqualTo(session.id());
    assertThat(experiment.source()).isEqualTo("builtin");
    assertThat(experiment.bars().market().symbol()).isEqualTo("SPX");
    assertThat(experiment.bars().sha256()).contains("window");
    assertThat(experiment.bars().until()).contains(Remembering.WINDOW_END);
    assertThat(experiment.plan()).isEqualTo(new Experiment.Plan("second", "rsi(14)"));
    assertThat(experiment.score().orElseThrow().trades()).isEqualTo(34);
    assertThat(experiment.training()).isEmpty();
    assertThat(past.hypotheses()).isEmpty();
  }

  @Test
  void a_training_settles_what_the_design_claims_by_the_design_window_and_adds_no_figure() {
    Session session = stage.open();
    past.design(session, Remembering.byModel("Dips revert."));
    assertThat(past.hypotheses()).extracting(h -> h.standing().status()).containsExactly(UNTESTED);
    Experiment before = past.experiments().get(0);
    past.train(session, 2.5, 0.1);
    assertThat(past.experiments()).containsExactly(before);
    assertThat(before.training()).isEmpty();
    assertThat(before.bars().until()).contains(Remembering.WINDOW_END);
    Hypothesis.Standing standing = past.hypotheses().get(0).standing();
    assertThat(standing.status()).isEqualTo(HypothesisStatus.VALIDATED);
    assertThat(standing.by()).contains(session.id());
    assertThat(standing.at()).isPresent();
  }

  @Test
  void a_design_that_came_to_nothing_is_remembered_with_the_reason() {
    Session session = stage.open();
    past.reject(session, "No strategy can be designed: nothing varies");
    Experiment experiment = past.experiments().get(0);
    assertThat(experiment.plan().indicators())
        .isEqualTo("rejected: No strategy can be designed: nothing varies");
    assertThat(experiment.score()).isEmpty();
    past.retry(session, SessionPhase.DESIGNING);
    past.design(session, Remembering.builtin());
    assertThat(past.experiments()).extracting(e -> e.plan().name()).containsExactly("second");
  }

  @Test
  void claims_of_an_assessment_are_raised_untested_and_settle_nothing() {
    Session session = past.assessed(0.5, "Fewer trades earn more.", "Costs decide.");
    assertThat(past.hypotheses())
        .extracting(Hypothesis::text, h -> h.standing().status())
        .containsExactly(
            tuple("Costs decide.", UNTESTED),
            tuple("Fewer trades earn more.", UNTESTED),
            tuple("Dips revert.", HypothesisStatus.REFUTED));
    assertThat(past.hypotheses().get(0).raised().session()).isEqualTo(session.id());
  }

  @Test
  void a_result_that_is_not_stored_leaves_no_memory() {
    Session session = stage.open();
    PhaseRun run = stage.begin(session, SessionPhase.DESIGNING);
    assertThatThrownBy(
            () ->
                stage.database.run(
                    () -> {
                      stage.transactions.finish(run, Remembering.byModel("Dips revert."));
                      throw new IllegalStateException("the database went away");
                    }))
        .hasMessage("the database went away");
    assertThat(past.experiments()).isEmpty();
    assertThat(past.hypotheses()).isEmpty();
    assertThat(stage.statuses(session)).contains("agent_design running");
    stage.finish(run, Remembering.byModel("Dips revert."));
    stage.finish(run, Remembering.byModel("Dips revert."));
    assertThat(past.experiments()).hasSize(1);
    assertThat(past.hypotheses()).hasSize(1);
  }

  @Test
  void a_result_that_comes_too_late_leaves_no_memory() {
    Session session = stage.open();
    PhaseRun run = stage.begin(session, SessionPhase.DESIGNING);
    stage.cancel(session);
    stage.finish(run, Remembering.byModel("Dips revert."));
    assertThat(past.experiments()).isEmpty();
  }

  @Test
  void a_phase_that_is_done_again_replaces_what_it_left() {
    Session session = stage.open();
    past.design(session, Remembering.byModel("Dips revert."));
    past.fail(session, SessionPhase.TRAINING);
    past.retry(session, SessionPhase.DESIGNING);
    past.design(session, Remembering.byModel("Trends last."));
    past.train(session, 1, 0.4);
    past.fail(session, SessionPhase.BACKTESTING);
    past.retry(session, SessionPhase.TRAINING);
    past.train(session, -0.5, 0.4);
    assertThat(past.experiments()).hasSize(1);
    assertThat(past.hypotheses())
        .extracting(Hypothesis::text, h -> h.standing().status())
        .containsExactly(tuple("Trends last.", HypothesisStatus.REFUTED));
  }

  @Test
  void text_that_no_column_takes_does_not_lose_the_result() {
    Session session = stage.open();
    String odd = "half \ud800 nul \u0000 line\nbreak " + "x".repeat(1_979) + "\ud83d\ude00 end";
    assertThat(past.design(session, Remembering.byModel(odd))).isTrue();
    assertThat(past.hypotheses().get(0).text())
        .contains(" nul line break xxx")
        .endsWith("xxx")
        .hasSizeBetween(1_999, 2_000);
  }

  @Test
  void a_given_strategy_and_an_older_result_leave_no_experiment() {
    Session session = stage.open();
    past.design(session, PhaseResult.of(Map.of()));
    stage.finish(stage.begin(session, SessionPhase.TRAINING), PhaseResult.of(Map.of()));
    assertThat(past.experiments()).isEmpty();
    assertThat(past.hypotheses()).isEqualTo(List.of());
  }

  @Test
  void memories_outlive_their_session_and_what_a_design_was_told_does_not() {
    Session session = past.assessed(0.5, "Costs decide.");
    Session next = stage.open();
    PhaseRun run = stage.begin(next, SessionPhase.DESIGNING);
    past.lines(run);
    for (Operation root : List.of(stage.root(session), stage.root(next))) {
      stage.database.run(() -> stage.database.archive().remove(root, stage.clock.instant()));
    }
    assertThat(past.experiments()).hasSize(1);
    assertThat(past.hypotheses()).hasSize(2);
    assertThat(stage.database.in(() -> stage.database.memory().told(run.child().id().value())))
        .isEqualTo(Optional.empty());
  }

  private static final HypothesisStatus UNTESTED = HypothesisStatus.UNTESTED;

  private static org.assertj.core.groups.Tuple tuple(Object... values) {
    return org.assertj.core.groups.Tuple.tuple(values);
  }
}
