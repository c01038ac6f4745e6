package ktrdr.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import ktrdr.work.WorkCancelled;
import org.junit.jupiter.api.Test;

class PersistentlyTest {
  private static final RuntimeException CUT =
      new IllegalStateException("several lines\nof a library", new SQLException("cut", "08006"));

  @Test
  void work_that_the_database_broke_is_done_again() throws Exception {
    Deque<RuntimeException> failures = new ArrayDeque<>(List.of(CUT, CUT));
    assertThat(Persistently.work(() -> workThatFails(failures))).isEqualTo("done");
  }

  @Test
  void work_that_broke_by_itself_or_was_cancelled_is_not_done_again() {
    for (RuntimeException own : List.of(new ArithmeticException(), new WorkCancelled())) {
      Deque<RuntimeException> failures = new ArrayDeque<>(List.of(own));
      assertThatThrownBy(() -> Persistently.work(() -> workThatFails(failures))).isSameAs(own);
    }
  }

  @Test
  void a_failure_of_the_database_is_told_without_queries_and_class_names() {
    assertThat(Failure.sentence(CUT))
        .isEqualTo("The database was away for too long; the log has the details");
    assertThat(Failure.sentence(new IllegalStateException("Call: SELECT\nQuery: ReadAllQuery")))
        .isEqualTo("Unexpected failure (IllegalStateException); the log has the details");
  }

  private static String workThatFails(Deque<RuntimeException> failures) {
    if (!failures.isEmpty()) {
      throw failures.remove();
    }
    return "done";
  }
}
