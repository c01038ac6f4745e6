package ktrdr.sessions.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationNotFound;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class JobLogTest {
  private static final Stage stage = new Stage();
  private final Map<Long, List<String>> logs = new HashMap<>();
  private final JobLog log = new JobLog(stage.database.operations(), new Logs());

  @AfterAll
  static void close() {
    stage.close();
  }

  @Test
  void the_logs_of_all_executions_of_a_tree_are_one_log_of_which_the_end_is_told() {
    Session session = stage.open();
    PhaseRun run = stage.begin(session, SessionPhase.DESIGNING);
    Operation root = stage.root(session);
    logs.put(job(root), List.of("a", "b"));
    stage.database.run(() -> stage.server("other", 1).takeovers().recover(root, true));
    Operation taken = stage.root(session);
    stage.database.run(
        () -> stage.database.operations().claim(taken.id(), taken.term(), 1_000_000));
    logs.put(1_000_000L, List.of("c", "d"));
    assertThat(tail(root.id(), 10)).containsExactly("a", "b", "c", "d");
    assertThat(tail(run.child().id(), 3)).containsExactly("b", "c", "d");
    assertThat(tail(root.id(), 1)).containsExactly("d");
  }

  @Test
  void what_has_not_begun_has_no_log() {
    OperationId root = stage.open().operation().orElseThrow();
    assertThatThrownBy(() -> tail(root, 10))
        .isInstanceOf(NoLog.class)
        .hasMessageContaining(root.value());
    assertThatThrownBy(() -> tail(new OperationId("op_x"), 10))
        .isInstanceOf(OperationNotFound.class);
  }

  private long job(Operation root) {
    return stage
        .database
        .in(() -> stage.database.operations().execution(root.id(), root.term()))
        .orElseThrow();
  }

  private List<String> tail(OperationId id, int lines) {
    return stage.database.in(() -> log.tail(id, lines));
  }

  /** Jobs of which there is nothing but their logs. */
  private final class Logs implements JobLauncher {
    @Override
    public long start(Operation root) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void stop(long execution) {}

    @Override
    public Optional<State> state(long execution) {
      return Optional.empty();
    }

    @Override
    public void touch() {}

    @Override
    public List<String> log(long execution, int lines) {
      List<String> all = logs.getOrDefault(execution, List.of());
      return all.subList(Math.max(0, all.size() - lines), all.size());
    }
  }
}
