package ktrdr.sessions.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import ktrdr.fixture.SetClock;
import ktrdr.sessions.Artifacts;
import ktrdr.work.Refusal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class WritingTest {
  @TempDir Path directory;
  private final SetClock clock = new SetClock();
  private final Deque<String> failures = new ArrayDeque<>();
  private String sqlState = "53100";
  private int attempts;

  @Test
  void a_database_that_is_full_lets_nothing_begin_until_a_write_works() throws IOException {
    Writing writing = writing();
    failures.addAll(List.of("only 3 kB left", "only 3 kB left"));
    writing.look();
    assertThat(writing.state().isWell()).isFalse();
    assertThatThrownBy(writing::require)
        .isInstanceOfSatisfying(
            NotWritable.class, e -> assertThat(e.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE))
        .hasMessageContaining("The database can't be written to: only 3 kB left.");
    clock.advance(Duration.ofSeconds(2));
    writing.look();
    assertThat(writing.state().isWell()).isFalse();
    clock.advance(Duration.ofSeconds(2));
    writing.look();
    assertThat(writing.state().isWell()).isTrue();
    assertThatCode(writing::require).doesNotThrowAnyException();
  }

  @Test
  void a_database_that_does_not_answer_is_not_said_to_be_full() throws IOException {
    Writing writing = writing();
    failures.add("Connection refused");
    sqlState = "08001";
    writing.look();
    assertThat(writing.state().isWell()).isFalse();
    assertThat(writing.state().isUnwritable()).isFalse();
  }

  @Test
  void a_database_that_closed_because_it_is_full_stays_full_whatever_it_says_then()
      throws IOException {
    Writing writing = writing();
    failures.addAll(List.of("only 3 kB left", "it is closed"));
    writing.look();
    sqlState = "XJ040";
    clock.advance(Duration.ofSeconds(2));
    writing.look();
    assertThat(writing.state().isUnwritable()).isTrue();
  }

  @Test
  void what_is_well_is_tried_every_15_seconds_and_not_at_each_look() throws IOException {
    Writing writing = writing();
    for (int second = 0; second < 30; second++) {
      writing.look();
      clock.advance(Duration.ofSeconds(1));
    }
    assertThat(attempts).isEqualTo(2);
  }

  @Test
  void a_write_that_failed_somewhere_is_believed_at_once_and_tried_at_the_next_look()
      throws IOException {
    Writing writing = writing();
    writing.look();
    writing.failed("its disk is full");
    assertThat(writing.state().sentence())
        .contains("The database can't be written to: its disk is full");
    writing.look();
    assertThat(writing.state().isWell()).isTrue();
    assertThat(attempts).isEqualTo(2);
  }

  @Test
  void a_home_that_is_gone_is_said_and_never_made_anew() throws IOException {
    Writing writing = writing();
    Files.delete(directory.resolve("home").resolve("artifacts"));
    Files.delete(directory.resolve("home"));
    writing.look();
    assertThat(writing.state().home().orElseThrow()).contains("is gone");
    assertThat(directory.resolve("home")).doesNotExist();
    assertThat(writing.state().database()).isEqualTo(Optional.empty());
  }

  @Test
  void a_try_leaves_no_file_behind() throws IOException {
    writing().look();
    assertThat(directory.resolve("home").resolve("artifacts")).isEmptyDirectory();
  }

  private Writing writing() throws IOException {
    Path artifacts = directory.resolve("home").resolve("artifacts");
    Files.createDirectories(artifacts);
    return new Writing(this::attempt, new Artifacts(artifacts), clock);
  }

  private void attempt() throws SQLException {
    attempts++;
    if (!failures.isEmpty()) {
      throw new SQLException(failures.remove(), sqlState);
    }
  }
}
