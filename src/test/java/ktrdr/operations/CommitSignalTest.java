package ktrdr.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class CommitSignalTest {
  private static final OperationId ROOT = new OperationId("op_agent_session_one");
  private static final OperationId OTHER = new OperationId("op_agent_session_other");

  private final CommitSignal commits = new CommitSignal();

  @Test
  void what_is_true_already_is_not_waited_for() {
    assertThat(commits.await(ROOT, () -> true, Duration.ZERO)).isTrue();
  }

  @Test
  void what_never_comes_true_is_waited_for_as_long_as_was_said() {
    assertThat(commits.await(ROOT, () -> false, Duration.ofMillis(1))).isFalse();
  }

  @Test
  void what_another_server_committed_is_seen_though_nothing_is_committed_here() {
    AtomicInteger asked = new AtomicInteger();
    boolean seen = commits.await(ROOT, () -> asked.incrementAndGet() > 2, Duration.ofSeconds(3));
    assertThat(seen).isTrue();
  }

  /** Sixty that wait would else ask the database sixty times for each commit of any of them. */
  @Test
  void a_change_of_another_tree_is_no_reason_to_ask() {
    AtomicInteger asked = new AtomicInteger();
    commits.await(
        ROOT,
        () -> {
          commits.committed(new TreeChanged(OTHER, false));
          return asked.incrementAndGet() > 1000;
        },
        Duration.ofMillis(50));
    assertThat(asked).hasValueLessThan(1000);
  }

  @Test
  void a_change_of_its_own_tree_is() {
    AtomicInteger asked = new AtomicInteger();
    boolean seen =
        commits.await(
            ROOT,
            () -> {
              commits.committed(new TreeChanged(ROOT, false));
              return asked.incrementAndGet() > 1000;
            },
            Duration.ofMinutes(1));
    assertThat(seen).isTrue();
  }
}
