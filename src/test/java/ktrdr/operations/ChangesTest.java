package ktrdr.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ChangesTest {
  private final Changes changes = new Changes();

  @Test
  void what_is_true_already_is_not_waited_for() {
    assertThat(changes.await(() -> true, Duration.ZERO)).isTrue();
  }

  @Test
  void what_never_comes_true_is_waited_for_as_long_as_was_said() {
    assertThat(changes.await(() -> false, Duration.ofMillis(1))).isFalse();
  }

  @Test
  void what_another_server_committed_is_seen_though_nothing_is_committed_here() {
    AtomicInteger asked = new AtomicInteger();
    boolean seen = changes.await(() -> asked.incrementAndGet() > 2, Duration.ofSeconds(3));
    assertThat(seen).isTrue();
  }
}
