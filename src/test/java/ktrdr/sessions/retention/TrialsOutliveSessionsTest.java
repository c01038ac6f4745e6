package ktrdr.sessions.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import ktrdr.fixture.Backtested;
import ktrdr.operations.OperationStatus;
import ktrdr.sessions.PhaseResult;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionPhase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class TrialsOutliveSessionsTest extends RetentionStage {
  @Test
  void no_trial_goes_with_its_session() {
    Session session = stage.open();
    for (SessionPhase phase : List.of(SessionPhase.DESIGNING, SessionPhase.TRAINING)) {
      stage.finish(stage.begin(session, phase), PhaseResult.of(Map.of()));
    }
    PhaseRun backtest = stage.begin(session, SessionPhase.BACKTESTING);
    PhaseResult result = PhaseResult.of(Map.of());
    stage.finish(backtest, result.trying(Backtested.by(backtest.child(), "tested")));
    stage.cancel(session);
    database.run(() -> stage.here.cancels().settle(session.operation().orElseThrow(), true));
    assertThat(look(keep(OperationStatus.CANCELLED, NONE)).trees()).isEqualTo(1);
    assertThat(rows()).containsOnly(0);
    assertThat(count("trials")).isEqualTo(1);
    assertThat(count("trial_instruments")).isEqualTo(1);
  }
}
