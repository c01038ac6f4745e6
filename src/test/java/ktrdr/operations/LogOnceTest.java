package ktrdr.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class LogOnceTest {
  private final Lines log = new Lines();
  private final LogOnce once = new LogOnce(log, "the beat");

  @Test
  void a_failure_that_comes_again_and_again_is_said_once_and_its_end_once() {
    for (int i = 0; i < 100; i++) {
      once.attempt(
          () -> {
            throw new IllegalStateException("down");
          });
    }
    assertThat(log.lines)
        .containsExactly("WARNING the beat failed; not logged again until it works: down");
    once.attempt(() -> {});
    once.attempt(() -> {});
    assertThat(log.lines).hasSize(2).last().isEqualTo("INFO the beat works again");
    once.failed(new IllegalStateException("down again"));
    assertThat(log.lines).hasSize(3);
  }

  @Test
  void an_error_does_not_end_what_is_tried_again_and_again() {
    once.attempt(
        () -> {
          throw new OutOfMemoryError("no room");
        });
    assertThat(log.lines)
        .containsExactly("WARNING the beat failed; not logged again until it works: no room");
  }

  @Test
  void what_works_is_no_news() {
    once.attempt(() -> {});
    assertThat(log.lines).isEmpty();
  }

  /** A log in memory. */
  private static final class Lines implements System.Logger {
    private final List<String> lines = new ArrayList<>();

    @Override
    public String getName() {
      return "test";
    }

    @Override
    public boolean isLoggable(Level level) {
      return true;
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String text, Throwable thrown) {
      lines.add(level + " " + text + ": " + thrown.getMessage());
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String format, Object... parameters) {
      lines.add(level + " " + format);
    }
  }
}
