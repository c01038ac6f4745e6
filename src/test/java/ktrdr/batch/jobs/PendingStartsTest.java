package ktrdr.batch.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** The threads of the server are a queue here; the test says when one has time. */
class PendingStartsTest {
  private static final long JOB = 14;

  private Instant now = Instant.parse("2026-11-30T01:20:00Z");
  private final Queue<Runnable> queue = new ArrayDeque<>();
  private final PendingStarts starts = new PendingStarts(() -> now, queue::add);

  @Test
  void a_job_that_waits_for_a_thread_is_not_lost_however_long_it_waits() {
    starts.submitted(JOB);
    passes(Duration.ofHours(2));
    assertThat(starts.isLost(JOB)).isFalse();
  }

  @Test
  void a_job_that_had_its_thread_and_never_began_is_lost() {
    starts.submitted(JOB);
    passes(Duration.ofMinutes(5));
    queue.remove().run();
    passes(PendingStarts.PATIENCE);
    assertThat(starts.isLost(JOB)).isFalse();
    passes(Duration.ofMillis(1));
    assertThat(starts.isLost(JOB)).isTrue();
  }

  @Test
  void a_job_of_an_earlier_start_of_the_server_is_not_known() {
    assertThat(starts.isLost(JOB)).isFalse();
  }

  @Test
  void what_was_submitted_long_ago_is_forgotten() {
    starts.submitted(JOB);
    queue.remove().run();
    passes(Duration.ofMinutes(61));
    starts.submitted(JOB + 1);
    assertThat(starts.isLost(JOB)).isFalse();
  }

  private void passes(Duration time) {
    now = now.plus(time);
  }
}
