package ktrdr.sessions.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import ktrdr.sessions.PhaseResult;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.Scene;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionOutcome;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class GateTest {
  private static final Map<String, Object> FAILED =
      Map.of("gate", Map.of("passed", false, "reason", "x"));
  private static final Map<String, Object> PASSED =
      Map.of("gate", Map.of("passed", true, "reason", ""));

  private final Scene stage = Scene.inMemory();

  @Test
  void a_gate_that_an_earlier_attempt_did_not_pass_does_not_decide_the_outcome() {
    Session session = stage.open();
    stage.finish(stage.begin(session, SessionPhase.DESIGNING), PhaseResult.of(Map.of()));
    stage.finish(stage.begin(session, SessionPhase.TRAINING), PhaseResult.of(FAILED));
    PhaseRun backtest = stage.begin(session, SessionPhase.BACKTESTING);
    stage.storage.run(() -> stage.transactions.fail(backtest, "it broke"));
    stage.storage.run(
        () ->
            stage
                .here
                .retries()
                .retry(
                    session.operation().orElseThrow(),
                    Optional.of(SessionPhase.TRAINING),
                    Stage.LOCAL,
                    "again"));
    stage.finish(again(session, SessionPhase.TRAINING), PhaseResult.of(PASSED));
    stage.finish(again(session, SessionPhase.BACKTESTING), PhaseResult.of(PASSED));
    stage.finish(again(session, SessionPhase.ASSESSING), PhaseResult.of(Map.of()));
    assertThat(stage.reread(session).standing().outcome()).contains(SessionOutcome.SUCCESS);
  }

  /** By another job execution than before. */
  private PhaseRun again(Session session, SessionPhase phase) {
    return stage.storage.in(() -> stage.transactions.begin(session.id(), phase, 99)).orElseThrow();
  }
}
