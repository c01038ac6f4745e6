package ktrdr.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {
  private static final String TASK = "count to ten";
  private static final String DAMAGED =
      "The checkpoint checkpoint.bin is damaged; the work starts anew.";

  @TempDir private Path directory;
  private final List<String> warnings = new ArrayList<>();
  private Path file;
  private boolean wanted = true;

  @BeforeEach
  void name() {
    file = directory.resolve("checkpoint.bin");
  }

  @Test
  void what_was_kept_comes_back() {
    leave("seven");
    assertThat(last(TASK)).contains("seven");
    assertThat(warnings).isEmpty();
  }

  @Test
  void before_the_first_state_there_is_nothing_and_no_warning() {
    open(1).close();
    assertThat(last(TASK)).isEmpty();
    assertThat(file).doesNotExist();
    assertThat(warnings).isEmpty();
  }

  @Test
  void every_third_state_is_written_and_the_newest_when_the_work_is_left() {
    CheckpointFile checkpoint = open(3);
    List<Optional<String>> written = new ArrayList<>();
    for (String state : List.of("1", "2", "3", "4", "5")) {
      keep(checkpoint, state);
      written.add(last(TASK));
    }
    checkpoint.close();
    assertThat(written)
        .containsExactly(
            Optional.empty(),
            Optional.empty(),
            Optional.of("3"),
            Optional.of("3"),
            Optional.of("3"));
    assertThat(last(TASK)).contains("5");
  }

  @Test
  void with_nought_it_is_written_only_when_the_work_is_left() {
    CheckpointFile checkpoint = open(0);
    List.of("1", "2").forEach(state -> keep(checkpoint, state));
    assertThat(file).doesNotExist();
    checkpoint.close();
    assertThat(last(TASK)).contains("2");
  }

  @Test
  void a_state_that_is_written_is_not_written_again() throws IOException {
    CheckpointFile checkpoint = open(1);
    keep(checkpoint, "one");
    Files.delete(file);
    checkpoint.close();
    assertThat(file).doesNotExist();
  }

  @Test
  void work_that_was_cut_off_writes_no_more() {
    CheckpointFile checkpoint = open(2);
    List.of("1", "2", "3").forEach(state -> keep(checkpoint, state));
    wanted = false;
    List.of("4", "5").forEach(state -> keep(checkpoint, state));
    checkpoint.close();
    assertThat(last(TASK)).contains("2");
    assertThat(warnings).isEmpty();
  }

  @Test
  void work_that_is_done_leaves_nothing() {
    CheckpointFile checkpoint = open(1);
    keep(checkpoint, "ten");
    checkpoint.delete();
    checkpoint.close();
    assertThat(directory).isEmptyDirectory();
    assertThat(warnings).isEmpty();
  }

  @Test
  void a_state_of_another_task_is_not_gone_on_from() {
    leave("seven");
    assertThat(last("count to eleven")).isEmpty();
    assertThat(last("count to")).isEmpty();
    assertThat(last(TASK + " " + "x".repeat(1_000))).isEmpty();
    assertThat(warnings)
        .hasSize(3)
        .containsOnly("The checkpoint checkpoint.bin is of another task; the work starts anew.");
  }

  @Test
  void a_byte_that_changed_anywhere_is_noticed() throws IOException {
    leave("seven");
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] ^= 1;
      Files.write(file, bytes);
      assertThat(last(TASK)).as("byte %d", i).isEmpty();
      bytes[i] ^= 1;
    }
    assertThat(warnings).hasSize(bytes.length).containsOnly(DAMAGED);
  }

  @Test
  void a_file_that_was_cut_off_anywhere_is_noticed() throws IOException {
    leave("seven");
    byte[] bytes = Files.readAllBytes(file);
    for (int length = 0; length < bytes.length; length++) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertThat(last(TASK)).as("%d bytes", length).isEmpty();
    }
    assertThat(warnings).hasSize(bytes.length).containsOnly(DAMAGED);
  }

  @Test
  void what_a_kill_before_the_rename_left_is_ignored_and_then_cleared_away() throws IOException {
    leave("seven");
    Path stray = directory.resolve("checkpoint.bin.tmp");
    Files.writeString(stray, "half of eight");
    assertThat(last(TASK)).contains("seven");
    leave("nine");
    assertThat(last(TASK)).contains("nine");
    assertThat(stray).doesNotExist();
    assertThat(warnings).isEmpty();
  }

  @Test
  void a_place_that_can_not_be_written_costs_one_warning_and_no_work() throws IOException {
    Files.writeString(directory.resolve("taken"), "a file where a directory should be");
    file = directory.resolve("taken").resolve("checkpoint.bin");
    CheckpointFile checkpoint = open(1);
    List.of("1", "2", "3").forEach(state -> keep(checkpoint, state));
    checkpoint.close();
    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0))
        .startsWith("No checkpoint can be written (FileAlreadyExistsException: ")
        .endsWith("; the work goes on without, and if it is left it starts anew.");
  }

  @Test
  void a_full_disk_leaves_the_older_state_and_a_later_one_is_written_when_there_is_room() {
    CheckpointFile checkpoint = open(1);
    keep(checkpoint, "1");
    checkpoint.keep(
        TASK,
        () ->
            out -> {
              out.write(new byte[100_000]);
              throw new IOException("No space left on device");
            });
    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0)).contains("IOException: No space left on device");
    assertThat(last(TASK)).contains("1");
    assertThat(directory.resolve("checkpoint.bin.tmp")).doesNotExist();
    keep(checkpoint, "3");
    assertThat(last(TASK)).contains("3");
  }

  @Test
  void a_file_that_can_not_be_read_is_a_warning() throws IOException {
    Files.createDirectory(file);
    assertThat(last(TASK)).isEmpty();
    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0)).startsWith("The checkpoint checkpoint.bin can't be read (");
  }

  private CheckpointFile open(int every) {
    return new CheckpointFile(file, every, warnings::add, () -> wanted);
  }

  private static void keep(Checkpoints checkpoint, String state) {
    byte[] bytes = state.getBytes(StandardCharsets.UTF_8);
    checkpoint.keep(TASK, () -> out -> out.write(bytes));
  }

  private void leave(String state) {
    try (CheckpointFile checkpoint = open(1_000)) {
      keep(checkpoint, state);
    }
  }

  private Optional<String> last(String task) {
    return open(1).last(task).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }
}
