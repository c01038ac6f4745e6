package ktrdr.sessions.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import ktrdr.fixture.Larder;
import ktrdr.fixture.ServerTransactions;
import ktrdr.operations.OperationStatus;
import ktrdr.sessions.GateMode;
import ktrdr.sessions.PhaseResult;
import ktrdr.sessions.Scene;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionOutcome;
import ktrdr.sessions.SessionPhase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens when a gate fails, in each mode. */
@Tag("database")
class GateModesTest {
  private static final Map<String, Object> PASSED = gate(true, false);
  private static final Map<String, Object> FAILED = gate(false, false);
  private static final Map<String, Object> BYPASSED = gate(false, true);

  private final Scene scene = Scene.inMemory();
  private final Session session = scene.open();

  @AfterEach
  void close() {
    scene.close();
  }

  private static Map<String, Object> gate(boolean passed, boolean bypassed) {
    return Map.of("gate", Map.of("passed", passed, "reason", "why", "bypassed", bypassed));
  }

  private void run(GateMode mode, Map<String, Object> training, Map<String, Object> backtest) {
    var limit = new ServerTransactions.Limit(1, 1);
    SessionTransactions server =
        ServerTransactions.on(scene.storage.stores(), scene.clock, limit, "this", Larder.FULL, mode)
            .sessions();
    for (SessionPhase phase : SessionPhase.working()) {
      Map<String, Object> results =
          switch (phase) {
            case TRAINING -> training;
            case BACKTESTING -> backtest;
            default -> Map.of();
          };
      scene
          .tryBegin(session, phase)
          .ifPresent(run -> scene.storage.run(() -> server.finish(run, PhaseResult.of(results))));
    }
  }

  private void assertEnd(SessionOutcome outcome, OperationStatus root, int operations) {
    assertThat(scene.reread(session).standing().outcome()).contains(outcome);
    assertThat(scene.root(session).status()).isEqualTo(root);
    assertThat(scene.statuses(session)).hasSize(operations);
  }

  @Test
  void a_recorded_gate_lets_the_later_phases_run() {
    run(GateMode.RECORD, FAILED, FAILED);
    assertEnd(SessionOutcome.FAILED_TRAINING_GATE, OperationStatus.COMPLETED, 5);
  }

  @Test
  void after_a_gate_that_skips_no_later_phase_begins_and_the_session_is_complete() {
    run(GateMode.SKIP, FAILED, PASSED);
    assertEnd(SessionOutcome.FAILED_TRAINING_GATE, OperationStatus.COMPLETED, 3);
    assertThat(scene.root(session).progress().fraction()).isEqualTo(1);
    assertThat(scene.reread(session).standing().endedIn()).contains(SessionPhase.TRAINING);
  }

  @Test
  void a_backtest_gate_that_skips_saves_the_assessment() {
    run(GateMode.SKIP, PASSED, FAILED);
    assertEnd(SessionOutcome.FAILED_BACKTEST_GATE, OperationStatus.COMPLETED, 4);
  }

  @Test
  void a_strict_gate_fails_the_session_and_says_why() {
    run(GateMode.STRICT, FAILED, PASSED);
    assertEnd(SessionOutcome.FAILED_TRAINING_GATE, OperationStatus.FAILED, 3);
    assertThat(scene.root(session).state().error()).contains("The training gate failed: why");
  }

  @Test
  void a_strict_backtest_gate_is_named() {
    run(GateMode.STRICT, PASSED, FAILED);
    assertEnd(SessionOutcome.FAILED_BACKTEST_GATE, OperationStatus.FAILED, 4);
    assertThat(scene.root(session).state().error()).contains("The backtest gate failed: why");
  }

  @Test
  void a_bypassed_gate_ends_nothing_in_any_mode() {
    run(GateMode.STRICT, BYPASSED, BYPASSED);
    assertEnd(SessionOutcome.SUCCESS, OperationStatus.COMPLETED, 5);
  }
}
