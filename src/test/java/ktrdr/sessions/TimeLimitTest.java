package ktrdr.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ktrdr.fixture.Memory;
import ktrdr.operations.Notice;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A time counts from when the work, or the wait, last began: else nothing that is resumed lives.
 */
@Tag("database")
class TimeLimitTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Limits.Times TIMES =
      new Limits.Times(Optional.of(HOUR), Optional.of(HOUR), Optional.of(HOUR));

  private final Memory memory = new Memory();
  private final Scene stage = new Scene(memory);

  @Test
  void work_counts_from_its_first_step() {
    Session session = stage.open();
    stage.begin(session, SessionPhase.DESIGNING);
    stage.clock.advance(Duration.ofMinutes(61));
    assertThat(limits(session))
        .allMatch(TimeLimit::over)
        .extracting(TimeLimit::sentence)
        .containsExactly(
            "It worked longer than PT1H (KTRDR_TIMEOUT_SESSION)",
            "A step worked longer than PT1H (KTRDR_TIMEOUT_STEP)");
  }

  @Test
  void work_that_was_cancelled_and_is_resumed_has_all_its_time_again() {
    Session session = stage.open();
    stage.begin(session, SessionPhase.DESIGNING);
    stage.cancel(session);
    stage.storage.run(() -> stage.here.cancels().settle(root(session), false));
    stage.clock.advance(Duration.ofDays(1));
    stage.storage.run(() -> stage.here.retries().resume(root(session), Stage.LOCAL, "go on"));
    stage.begin(session, SessionPhase.DESIGNING);
    assertThat(limits(session)).hasSize(2).noneMatch(TimeLimit::over);
    stage.clock.advance(Duration.ofMinutes(61));
    assertThat(limits(session)).hasSize(2).allMatch(TimeLimit::over);
  }

  @Test
  void a_takeover_by_another_server_gives_no_new_time() {
    Session session = stage.open();
    stage.begin(session, SessionPhase.DESIGNING);
    stage.clock.advance(Duration.ofMinutes(61));
    Operation seen = stage.root(session);
    stage.storage.run(() -> stage.here.takeovers().recover(seen, true));
    assertThat(limits(session)).hasSize(2).allMatch(TimeLimit::over);
  }

  @Test
  void what_was_paused_and_waits_for_a_slot_again_waits_since_then() {
    Session session = stage.open();
    PhaseRun run = stage.begin(session, SessionPhase.DESIGNING);
    var now = stage.clock.instant();
    var stopRequest =
        new Operation.StopRequest(
            Operation.StopRequest.Kind.PAUSE, new Notice(now, Stage.LOCAL, "lunch", now));
    stage.storage.run(() -> stage.here.stops().pause(root(session), stopRequest));
    stage.storage.run(() -> stage.here.stops().left(root(session), run.child().term()));
    stage.clock.advance(Duration.ofDays(1));
    assertThat(limits(session)).as("nothing counts in a pause").isEmpty();
    stage.storage.run(() -> stage.here.opens().unpause(root(session), Stage.LOCAL, "go on"));
    assertThat(limits(session)).hasSize(1).noneMatch(TimeLimit::over);
    stage.clock.advance(Duration.ofMinutes(61));
    assertThat(limits(session))
        .allMatch(TimeLimit::over)
        .extracting(TimeLimit::sentence)
        .containsExactly("It waited for a slot longer than PT1H (KTRDR_TIMEOUT_QUEUE)");
  }

  private List<TimeLimit> limits(Session session) {
    return stage.storage.in(
        () ->
            TimeLimit.of(
                stage.storage.operations().tree(root(session)),
                stage.storage.operations().events(root(session), 0, Integer.MAX_VALUE),
                TIMES,
                stage.clock.instant()));
  }

  private static OperationId root(Session session) {
    return session.operation().orElseThrow();
  }
}
