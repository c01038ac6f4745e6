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

class CheckpointFolderTest {
  private static final String TASK = "fold 3";

  @TempDir private Path directory;
  private final List<String> warnings = new ArrayList<>();
  private Path path;
  private boolean wanted = true;

  @BeforeEach
  void name() {
    path = directory.resolve("checkpoints");
  }

  @Test
  void the_result_of_a_finished_piece_comes_back() {
    finish(3, "weights");
    assertThat(finished(3)).contains("weights");
    assertThat(finished(2)).isEmpty();
    assertThat(warnings).isEmpty();
  }

  @Test
  void a_result_of_another_task_costs_its_piece_only() {
    finish(0, "weights");
    finish(1, "more weights");
    assertThat(open().finished(0, "fold 4")).isEmpty();
    assertThat(finished(1)).contains("more weights");
    assertThat(warnings)
        .containsExactly("The checkpoint piece-0.done is of another task; this piece starts anew.");
  }

  @Test
  void states_of_one_piece_do_not_touch_the_files_of_others() throws IOException {
    finish(0, "weights");
    byte[] before = Files.readAllBytes(path.resolve("piece-0.done"));
    state(1, "epoch 1");
    state(2, "epoch 7");
    state(1, "epoch 2");
    assertThat(running(1)).contains("epoch 2");
    assertThat(running(2)).contains("epoch 7");
    assertThat(Files.readAllBytes(path.resolve("piece-0.done"))).isEqualTo(before);
  }

  @Test
  void a_finished_piece_has_no_states_any_more() {
    state(1, "epoch 1");
    finish(1, "weights");
    assertThat(running(1)).isEmpty();
    assertThat(finished(1)).contains("weights");
  }

  @Test
  void after_a_kill_between_the_result_and_the_end_of_the_states_the_result_counts()
      throws IOException {
    finish(1, "weights");
    state(1, "epoch 1");
    assertThat(finished(1)).contains("weights");
    open().delete();
    assertThat(directory).isEmptyDirectory();
  }

  /** A kill leaves the temporary file with any number of its bytes, and no other change. */
  @Test
  void a_kill_anywhere_before_the_rename_loses_the_piece_that_was_being_written_and_no_other()
      throws IOException {
    finish(0, "weights");
    finish(1, "more weights");
    Path done = path.resolve("piece-1.done");
    Path beside = path.resolve("piece-1.done.tmp");
    byte[] whole = Files.readAllBytes(done);
    Files.delete(done);
    for (int length = 0; length <= whole.length; length++) {
      Files.write(beside, Arrays.copyOf(whole, length));
      assertThat(finished(1)).isEmpty();
      assertThat(finished(0)).contains("weights");
    }
    finish(1, "more weights");
    assertThat(finished(1)).contains("more weights");
    assertThat(beside).doesNotExist();
    assertThat(warnings).isEmpty();
  }

  @Test
  void a_kill_before_the_rename_of_a_result_leaves_the_states() throws IOException {
    state(1, "epoch 7");
    Files.writeString(path.resolve("piece-1.done.tmp"), "half of the weights");
    assertThat(finished(1)).isEmpty();
    assertThat(running(1)).contains("epoch 7");
  }

  @Test
  void a_damaged_result_is_said_and_the_piece_is_done_again() throws IOException {
    finish(0, "weights");
    finish(1, "more weights");
    Path damaged = path.resolve("piece-0.done");
    byte[] bytes = Files.readAllBytes(damaged);
    bytes[bytes.length / 2] ^= 1;
    Files.write(damaged, bytes);
    assertThat(finished(0)).isEmpty();
    assertThat(finished(1)).contains("more weights");
    assertThat(warnings)
        .containsExactly("The checkpoint piece-0.done is damaged; this piece starts anew.");
    finish(0, "weights");
    assertThat(finished(0)).contains("weights");
  }

  @Test
  void a_full_disk_keeps_the_states_of_the_piece() {
    CheckpointFolder folder = open();
    CheckpointFile states = folder.running(1, 1);
    states.keep(TASK, () -> out -> out.write(utf8("epoch 7")));
    folder.finish(
        1,
        TASK,
        out -> {
          throw new IOException("No space left on device");
        },
        states);
    assertThat(finished(1)).isEmpty();
    assertThat(running(1)).contains("epoch 7");
    assertThat(warnings).hasSize(1);
  }

  @Test
  void a_folder_that_can_not_be_written_is_said_once_whatever_the_number_of_pieces()
      throws IOException {
    Files.writeString(path, "a file where a directory should be");
    CheckpointFolder folder = open();
    for (int piece = 0; piece < 5; piece++) {
      CheckpointFile states = folder.running(piece, 1);
      states.keep(TASK, () -> out -> out.write(utf8("state")));
      folder.finish(piece, TASK, out -> out.write(utf8("result")), states);
    }
    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0)).startsWith("No checkpoint can be written (");
  }

  @Test
  void work_that_was_cut_off_writes_and_deletes_nothing() {
    finish(0, "weights");
    state(1, "epoch 7");
    wanted = false;
    finish(1, "more weights");
    open().delete();
    assertThat(finished(0)).contains("weights");
    assertThat(finished(1)).isEmpty();
    assertThat(running(1)).contains("epoch 7");
  }

  @Test
  void work_that_is_done_leaves_nothing() throws IOException {
    finish(0, "weights");
    state(1, "epoch 7");
    Files.writeString(path.resolve("piece-2.done.tmp"), "half");
    open().delete();
    open().delete();
    assertThat(directory).isEmptyDirectory();
    assertThat(warnings).isEmpty();
  }

  @Test
  void where_the_work_started_from_is_known_once_it_has_asked() {
    CheckpointFolder folder = open();
    assertThat(folder.source()).isEqualTo(CheckpointFile.Source.UNKNOWN);
    folder.finished(0, TASK);
    assertThat(folder.source()).isEqualTo(CheckpointFile.Source.NOTHING);
    finish(1, "weights");
    folder.finished(1, TASK);
    folder.finished(2, TASK);
    assertThat(folder.source()).isEqualTo(CheckpointFile.Source.CHECKPOINT);
    state(3, "epoch 1");
    CheckpointFolder other = open();
    other.running(3, 1);
    assertThat(other.source()).isEqualTo(CheckpointFile.Source.CHECKPOINT);
  }

  @Test
  void parts_of_a_folder_keep_pieces_of_their_own_and_go_with_it() {
    finish(0, "weights");
    CheckpointFolder folder = open();
    CheckpointFolder part = folder.part("window");
    assertThat(part.exists()).isFalse();
    assertThat(part.finished(0, TASK)).isEmpty();
    assertThat(folder.source()).isEqualTo(CheckpointFile.Source.NOTHING);
    part.finish(0, TASK, out -> out.write(utf8("other weights")), part.running(0, 1));
    assertThat(part.exists()).isTrue();
    assertThat(open().part("window").finished(0, TASK).map(CheckpointFolderTest::text))
        .contains("other weights");
    assertThat(finished(0)).contains("weights");
    assertThat(open().part("other").exists()).isFalse();
    folder.delete();
    assertThat(directory).isEmptyDirectory();
    assertThat(warnings).isEmpty();
  }

  private CheckpointFolder open() {
    return new CheckpointFolder(path, warnings::add, () -> wanted);
  }

  private void finish(int piece, String result) {
    CheckpointFolder folder = open();
    folder.finish(piece, TASK, out -> out.write(utf8(result)), folder.running(piece, 1));
  }

  private void state(int piece, String state) {
    open().running(piece, 1).keep(TASK, () -> out -> out.write(utf8(state)));
  }

  private Optional<String> finished(int piece) {
    return open().finished(piece, TASK).map(CheckpointFolderTest::text);
  }

  private Optional<String> running(int piece) {
    return open().running(piece, 1).last(TASK).map(CheckpointFolderTest::text);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
