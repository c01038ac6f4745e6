package ktrdr.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import ktrdr.batch.steps.Failure;
import ktrdr.work.WorkCancelled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DatabaseRetryTest {
  private static final RuntimeException CUT =
      new IllegalStateException("several lines\nof a library", new SQLException("cut", "08006"));
  private static final int LONG = 10 * DatabaseRetry.ATTEMPTS;

  private final AtomicInteger calls = new AtomicInteger();
  private final DatabaseRetry patient = new DatabaseRetry(() -> false, Duration.ZERO);

  @Test
  void work_that_the_database_broke_is_done_again() throws Exception {
    Deque<RuntimeException> failures = new ArrayDeque<>(List.of(CUT, CUT));
    assertThat(patient.work(() -> workThatFails(failures))).isEqualTo("done");
  }

  @Test
  void work_that_broke_by_itself_or_was_cancelled_is_not_done_again() {
    for (RuntimeException own : List.of(new ArithmeticException(), new WorkCancelled())) {
      Deque<RuntimeException> failures = new ArrayDeque<>(List.of(own));
      assertThatThrownBy(() -> patient.work(() -> workThatFails(failures))).isSameAs(own);
    }
  }

  @Test
  void a_result_waits_for_its_database_however_long_that_is_away() {
    assertThat(patient.get(() -> takenAt(LONG))).isEqualTo(LONG);
  }

  @Test
  void who_is_asked_to_leave_waits_for_a_while_only() {
    DatabaseRetry leaving = new DatabaseRetry(() -> calls.get() >= LONG, Duration.ZERO);
    assertThatThrownBy(() -> leaving.get(() -> takenAt(2 * LONG))).isSameAs(CUT);
    assertThat(calls).hasValue(LONG + DatabaseRetry.ATTEMPTS - 1);
  }

  @Test
  void the_start_of_a_job_is_tried_again_when_the_database_did_not_take_it() {
    Deque<RuntimeException> failures = new ArrayDeque<>(List.of(CUT));
    assertThat(DatabaseRetry.FOR_A_WHILE.get(() -> workThatFails(failures))).isEqualTo("done");
  }

  @Test
  @Timeout(60)
  void who_is_asked_to_leave_while_it_waits_looks_at_once() {
    var askedWhileItWaits =
        new DatabaseRetry(() -> calls.incrementAndGet() > 2, Duration.ofHours(1));
    Deque<RuntimeException> failures = new ArrayDeque<>(List.of(CUT));
    assertThat(askedWhileItWaits.get(() -> workThatFails(failures))).isEqualTo("done");
  }

  @Test
  @Timeout(60)
  void a_thread_that_a_closing_derby_interrupted_can_use_the_next_one() {
    Thread.currentThread().interrupt();
    String result =
        patient.get(
            () -> {
              if (Thread.currentThread().isInterrupted()) {
                throw CUT;
              }
              return "done";
            });
    assertThat(result).isEqualTo("done");
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void what_is_no_trouble_of_the_database_is_tried_for_a_while_only() {
    RuntimeException own = new IllegalStateException("ours");
    assertThatThrownBy(
            () ->
                patient.run(
                    () -> {
                      calls.incrementAndGet();
                      throw own;
                    }))
        .isSameAs(own);
    assertThat(calls).hasValue(DatabaseRetry.ATTEMPTS);
  }

  @Test
  void a_failure_is_told_without_queries_and_class_names() {
    assertThat(Failure.sentence(new IllegalStateException("Call: SELECT\nQuery: ReadAllQuery")))
        .isEqualTo("Unexpected failure (IllegalStateException); the log has the details");
  }

  private int takenAt(int attempt) {
    if (calls.incrementAndGet() < attempt) {
      throw CUT;
    }
    return attempt;
  }

  private static String workThatFails(Deque<RuntimeException> failures) {
    if (!failures.isEmpty()) {
      throw failures.remove();
    }
    return "done";
  }
}
