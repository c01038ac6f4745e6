package ktrdr.sessions.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.agent.Trials;
import ktrdr.agent.trials.Instrument;
import ktrdr.agent.trials.Look;
import ktrdr.agent.trials.Sketch;
import ktrdr.agent.trials.TrialKind;
import ktrdr.agent.trials.Tried;
import ktrdr.fixture.Backtested;
import ktrdr.sessions.InComparison;
import ktrdr.sessions.Origin;
import ktrdr.sessions.PhaseResult;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.Stage;
import ktrdr.sessions.Start;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A trial is registered in the transaction that completes its work. */
@Tag("database")
class SessionTrialsTest {
  private static final Instrument SPX = new Instrument("SPX", "1d", Sketch.of(new byte[] {1}));

  private final Stage stage = new Stage();
  private final TrialRegistry registry = stage.database.stores().registry();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void a_completed_backtest_is_a_trial_of_its_session() {
    Session session = stage.open();
    PhaseRun run = backtesting(session);
    assertThat(stage.finish(run, tried(run, "a"))).isTrue();
    List<RegisteredTrial> trials = trials(TrialKind.TEST);
    assertThat(trials).hasSize(1);
    assertThat(trials.get(0).occasion().operation()).isEqualTo(run.child().id());
    assertThat(trials.get(0).occasion().session()).contains(session.id());
    assertThat(trials.get(0).occasion().at()).isEqualTo(stage.clock.instant());
  }

  @Test
  void a_result_that_comes_again_or_too_late_is_no_further_trial() {
    PhaseRun taken = backtesting(stage.open());
    stage.finish(taken, tried(taken, "a"));
    assertThat(stage.finish(taken, tried(taken, "the reply was lost"))).isTrue();
    Session cancelled = stage.open();
    PhaseRun late = backtesting(cancelled);
    stage.cancel(cancelled);
    assertThat(stage.finish(late, tried(late, "b"))).isFalse();
    assertThat(trials(TrialKind.TEST)).hasSize(1);
  }

  @Test
  void a_completed_design_is_as_many_trials_as_it_scored_candidates() {
    Session session = stage.open();
    PhaseRun run = stage.begin(session, SessionPhase.DESIGNING);
    Tried candidates =
        new Tried(
            SPX,
            TrialKind.DESIGN,
            false,
            Backtested.WINDOW,
            List.of(new Look("x", 0.1, 9), new Look("y", Double.NaN, 9)));
    stage.finish(
        run, PhaseResult.designed(Map.of(), "mine", "name: mine").trying(Optional.of(candidates)));
    assertThat(trials(TrialKind.DESIGN)).hasSize(2);
    assertThat(trials(TrialKind.TEST)).isEmpty();
  }

  @Test
  void replays_and_reruns_register_nothing() {
    Session first = stage.open();
    PhaseRun original = backtesting(first);
    stage.finish(original, tried(original, "a"));
    for (Origin.Kind kind : List.of(Origin.Kind.REPLAY, Origin.Kind.RERUN)) {
      Start start = Start.now(Stage.ASSIGNMENT, Session.Design.NONE);
      PhaseRun run = backtesting(stage.open(stage.here, start.from(new Origin(kind, first.id()))));
      assertThat(stage.finish(run, tried(run, "another one"))).isTrue();
    }
    assertThat(trials(TrialKind.TEST)).hasSize(1);
  }

  @Test
  void sessions_of_a_comparison_each_see_what_was_registered_before_them() {
    InComparison comparison = new InComparison(1, stage.clock.instant());
    Start start = Start.now(Stage.ASSIGNMENT, Session.Design.NONE).in(comparison);
    PhaseRun one = backtesting(stage.open(stage.here, start));
    PhaseRun other = backtesting(stage.open(stage.here, start));
    stage.finish(one, tried(one, "one"));
    assertThat(count().count()).isEqualTo(1);
    stage.finish(other, tried(other, "other"));
    assertThat(count().count()).isEqualTo(2);
  }

  private PhaseRun backtesting(Session session) {
    stage.finish(stage.begin(session, SessionPhase.DESIGNING), PhaseResult.of(Map.of()));
    stage.finish(stage.begin(session, SessionPhase.TRAINING), PhaseResult.of(Map.of()));
    return stage.begin(session, SessionPhase.BACKTESTING);
  }

  private static PhaseResult tried(PhaseRun run, String name) {
    return PhaseResult.of(Map.of()).trying(Backtested.by(run.child(), name));
  }

  private static TrialSearch all(TrialKind kind) {
    return new TrialSearch(kind, Backtested.WINDOW, Optional.empty());
  }

  private List<RegisteredTrial> trials(TrialKind kind) {
    return stage.database.in(
        () ->
            stage.database.trials().instruments("1d", SPX.sketch()::equals).stream()
                .flatMap(
                    id ->
                        stage.database.trials().page(id, all(kind), Optional.empty(), 100).stream())
                .toList());
  }

  private Trials count() {
    return stage.database.in(
        () -> registry.count(SPX, all(TrialKind.TEST), ProgressMonitor.unwatched()));
  }
}
