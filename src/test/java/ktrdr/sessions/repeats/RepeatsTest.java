package ktrdr.sessions.repeats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.agent.memory.MemoryPage;
import ktrdr.fixture.LedgerStage;
import ktrdr.sessions.Artifacts;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.Origin;
import ktrdr.sessions.PhaseResult;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionNotFound;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.Stage;
import ktrdr.sessions.Start;
import ktrdr.work.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sessions that follow from a session which has ended. */
@Tag("database")
class RepeatsTest {
  private static final Map<String, Object> TRAINED =
      Map.of("weights_sha256", "w", "data_sha256", "d", "test_accuracy", 0.5, "best_epoch", 3L);
  private static final Map<String, Object> TESTED = Map.of("sharpe", 0.7, "trade_count", 12L);
  private static final Map<String, Object> VERDICT = Map.of("verdict", "poor");

  private final Stage stage = new Stage();
  private final Repeats repeats =
      new Repeats(
          stage.database.sessions(),
          stage.database.operations(),
          new KeptTurns(
              new ktrdr.agent.ledger.Ledger(
                  stage.database.ledger(), LedgerStage.PRICES, LedgerStage.NONE)));

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void a_replay_begins_with_the_design_and_has_the_seed_of_its_session() {
    Session first = ended();
    Session replay = begun(stage.database.in(() -> repeats.replay(first.id())));
    assertThat(replay.origin()).contains(new Origin(Origin.Kind.REPLAY, first.id()));
    assertThat(replay.standing().phase()).isEqualTo(SessionPhase.DESIGNING);
    assertThat(replay.seed()).isEqualTo(first.seed());
    assertThat(replay.assignment().models().budget()).isEmpty();
    assertThat(stage.root(replay).subject().parameters()).containsKey("replay_of");
    assertThat(Origin.in(stage.root(replay).subject().parameters())).isEqualTo(replay.origin());
  }

  @Test
  void a_rerun_begins_with_the_training_of_the_same_document() {
    Session first = ended();
    Session rerun = begun(stage.database.in(() -> repeats.rerun(first.id())));
    assertThat(rerun.standing().phase()).isEqualTo(SessionPhase.TRAINING);
    assertThat(rerun.design()).isEqualTo(first.design());
    assertThat(rerun.assignment().strategy()).isEqualTo(first.design().document());
    assertThat(rerun.assignment().models()).isEqualTo(Assignment.Models.BUILTIN);
  }

  @Test
  void a_fork_has_its_assessment_only_and_ends_as_the_gates_of_its_session_say() {
    Session first = ended();
    Session fork =
        begun(stage.database.in(() -> repeats.fork(first.id(), Assignment.Models.BUILTIN)));
    assertThat(stage.statuses(fork))
        .containsExactly("agent_session pending", "agent_assessment pending");
    finish(fork, SessionPhase.ASSESSING, PhaseResult.assessed(VERDICT, "a verdict"));
    assertThat(stage.reread(fork).standing().outcome()).isEqualTo(first.standing().outcome());
  }

  @Test
  void a_fork_that_waited_or_was_cancelled_begins_with_its_assessment_too() {
    Session first = ended();
    Session other = stage.open();
    Start fork = stage.database.in(() -> repeats.fork(first.id(), Assignment.Models.BUILTIN));
    var full = stage.server("full", 1);
    Session waiting = stage.open(full, fork.withQueue(true));
    assertThat(waiting.standing().phase()).isEqualTo(SessionPhase.IDLE);
    stage.cancel(other);
    stage.storage.in(() -> full.opens().next());
    assertThat(stage.reread(waiting).standing().phase()).isEqualTo(SessionPhase.ASSESSING);
  }

  @Test
  void a_replay_is_no_memory() {
    Session first = ended();
    int remembered = experiments();
    Session replay = begun(stage.database.in(() -> repeats.replay(first.id())));
    finish(replay, SessionPhase.DESIGNING, designed());
    assertThat(stage.reread(replay).standing().phase()).isEqualTo(SessionPhase.TRAINING);
    assertThat(experiments()).isEqualTo(remembered);
  }

  @Test
  void a_repeated_session_says_what_is_the_same_and_what_differs() {
    Session first = ended();
    Session rerun = begun(stage.database.in(() -> repeats.rerun(first.id())));
    finish(rerun, SessionPhase.TRAINING, PhaseResult.of(TRAINED));
    finish(rerun, SessionPhase.BACKTESTING, PhaseResult.of(TESTED));
    Comparison same = compared(rerun, VERDICT);
    assertThat(same.equal()).isTrue();
    assertThat(same.sentence())
        .isEqualTo(
            "It found the same strategy, weights and figures as session %d. Session %1$d no longer"
                    .formatted(first.id())
                + " tells its trades.");
  }

  @Test
  void other_weights_and_figures_are_named_with_their_cause() {
    Session first = ended();
    Session rerun = begun(stage.database.in(() -> repeats.rerun(first.id())));
    finish(
        rerun,
        SessionPhase.TRAINING,
        PhaseResult.of(
            Map.of(
                "weights_sha256",
                "x",
                "data_sha256",
                "d",
                "test_accuracy",
                0.6,
                "best_epoch",
                3L)));
    finish(rerun, SessionPhase.BACKTESTING, PhaseResult.of(TESTED));
    Comparison other = compared(rerun, VERDICT);
    assertThat(other.equal()).isFalse();
    assertThat(other.write())
        .containsEntry("differs", List.of("weights", "figures"))
        .containsEntry("same", List.of("strategy"))
        .containsEntry("same_bars", true);
    assertThat(other.sentence())
        .isEqualTo(
            "Its weights and figures differ from session %d. Session %1$d no longer tells its trades."
                    .formatted(first.id())
                + " Session %d did not record its processor, version of libtorch and version of"
                    .formatted(first.id())
                + " ktrdr, so one of them may be another.");
  }

  @Test
  void a_session_that_runs_failed_or_follows_is_refused() {
    assertThatThrownBy(() -> stage.database.in(() -> repeats.replay(4711)))
        .isInstanceOf(SessionNotFound.class);
    Session running = stage.open();
    assertThat(refusal(running)).isEqualTo("session_not_ended");
    stage.cancel(running);
    assertThat(refusal(running)).isEqualTo("session_not_complete");
    Session first = ended();
    Session fork =
        begun(stage.database.in(() -> repeats.fork(first.id(), Assignment.Models.BUILTIN)));
    assertThat(refusal(fork)).isEqualTo("session_follows");
  }

  @Test
  void a_session_of_a_model_without_recorded_turns_can_only_be_rerun() {
    Assignment.Choice opus = Assignment.Choice.of("anthropic/opus");
    Session first = ended(new Assignment.Models(opus, opus, true, Optional.empty()));
    assertThat(refusal(first)).isEqualTo("turns_not_kept");
    assertThat(stage.database.in(() -> repeats.rerun(first.id())).origin()).isPresent();
  }

  private String refusal(Session session) {
    try {
      stage.database.in(() -> repeats.replay(session.id()));
      return "none";
    } catch (Refusal refused) {
      return refused.code();
    }
  }

  private Comparison compared(Session session, Map<String, Object> assessment) {
    var comparisons =
        new Comparisons(
            stage.database.sessions(),
            stage.database.operations(),
            stage.database.files(),
            new Artifacts(java.nio.file.Path.of("nowhere")));
    Session now = stage.reread(session);
    return stage.database.in(() -> comparisons.of(now, assessment)).orElseThrow();
  }

  private int experiments() {
    return stage
        .database
        .in(() -> stage.database.memory().experiments(new MemoryPage(Optional.empty(), 100)))
        .size();
  }

  private Session begun(Start start) {
    return stage.open(stage.here, start);
  }

  private Session ended() {
    return ended(Assignment.Models.BUILTIN);
  }

  private Session ended(Assignment.Models models) {
    Assignment usual = Stage.ASSIGNMENT;
    Assignment asked =
        new Assignment(
            models,
            "dips",
            Optional.empty(),
            usual.market(),
            Optional.empty(),
            usual.effort(),
            false);
    Session session = begun(Start.now(asked, Session.Design.NONE));
    finish(session, SessionPhase.DESIGNING, designed());
    finish(session, SessionPhase.TRAINING, PhaseResult.of(TRAINED));
    finish(session, SessionPhase.BACKTESTING, PhaseResult.of(TESTED));
    finish(session, SessionPhase.ASSESSING, PhaseResult.assessed(VERDICT, "a verdict"));
    return stage.reread(session);
  }

  private static PhaseResult designed() {
    return PhaseResult.designed(Map.of("strategy_name", "dips"), "dips", "name: dips");
  }

  private void finish(Session session, SessionPhase phase, PhaseResult result) {
    assertThat(stage.finish(stage.begin(session, phase), result)).isTrue();
  }
}
