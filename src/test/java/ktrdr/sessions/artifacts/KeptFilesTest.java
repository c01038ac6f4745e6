package ktrdr.sessions.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import ktrdr.fixture.Database;
import ktrdr.fixture.SetClock;
import ktrdr.operations.OperationId;
import ktrdr.sessions.Artifacts;
import ktrdr.work.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not what work left are not shown as if they were. */
@Tag("database")
class KeptFilesTest {
  private static final OperationId ID = new OperationId("op_backtesting_20261122_101500_0");

  @TempDir Path directory;
  private final Database database = new Database();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_file_is_given_as_long_as_it_is_what_was_written() throws IOException {
    KeptFiles mine = files("mine");
    Path trades = written("mine", "trades.csv", "a,b\n1,2\n");
    mine.note(ID, trades);
    assertThat(mine.unchanged(ID, trades)).isEqualTo(trades);
  }

  @Test
  void a_file_that_was_cut_off_is_refused_by_its_name() throws IOException {
    KeptFiles mine = files("mine");
    Path trades = written("mine", "trades.csv", "a,b\n1,2\n3,4\n");
    mine.note(ID, trades);
    Files.writeString(trades, "a,b\n1,2\n");
    assertThatThrownBy(() -> mine.unchanged(ID, trades))
        .isInstanceOfSatisfying(
            FileChanged.class, e -> assertThat(e.code()).isEqualTo("artifact_changed"))
        .hasMessageStartingWith("trades.csv of " + ID.value() + " is not what was written");
    assertThat(mine.isUnchanged(ID, trades)).isFalse();
  }

  @Test
  void a_byte_that_was_changed_is_seen_after_it_was_read_though_its_time_was_set_back()
      throws IOException {
    KeptFiles mine = files("mine");
    Path trades = written("mine", "trades.csv", "1,2\n");
    mine.note(ID, trades);
    FileTime time = Files.getLastModifiedTime(trades);
    assertThat(mine.isUnchanged(ID, trades)).isTrue();
    Files.writeString(trades, "1,3\n");
    Files.setLastModifiedTime(trades, time);
    assertThat(mine.isUnchanged(ID, trades)).isFalse();
  }

  @Test
  void of_a_folder_each_file_counts() throws IOException {
    KeptFiles mine = files("mine");
    Path weights = written("mine", "model/weights.bin", "weights");
    Path strategy = written("mine", "model/strategy.yaml", "strategy");
    mine.note(ID, weights.getParent());
    assertThat(mine.isUnchanged(ID, weights.getParent())).isTrue();
    Files.writeString(strategy, "another");
    assertThatThrownBy(() -> mine.unchanged(ID, weights.getParent()))
        .hasMessageStartingWith("model/strategy.yaml of ");
    Files.delete(strategy);
    assertThatThrownBy(() -> mine.unchanged(ID, weights.getParent()))
        .isInstanceOf(FileMissing.class);
  }

  @Test
  void a_file_that_was_removed_is_gone_since_it_was_written_here() throws IOException {
    KeptFiles mine = files("mine");
    Path trades = written("mine", "trades.csv", "a,b\n");
    mine.note(ID, trades);
    Files.delete(trades);
    assertThatThrownBy(() -> mine.unchanged(ID, trades))
        .isInstanceOfSatisfying(
            FileMissing.class, e -> assertThat(e.kind()).isEqualTo(Refusal.Kind.NOT_FOUND))
        .hasMessageContaining("is gone: it was written at 2026-11-22T10:15:00Z into mine");
  }

  @Test
  void a_file_of_another_home_is_not_on_this_server_and_its_home_is_named() throws IOException {
    files("other").note(ID, written("other", "trades.csv", "a,b\n"));
    Path here = directory.resolve("mine").resolve(ID.value()).resolve("trades.csv");
    assertThatThrownBy(() -> files("mine").unchanged(ID, here))
        .isInstanceOf(FileMissing.class)
        .hasMessageContaining("is not on this server, it is in other");
  }

  @Test
  void a_file_of_before_these_were_noted_counts_as_it_is() throws IOException {
    Path old = written("mine", "trades.csv", "a,b\n");
    assertThat(files("mine").unchanged(ID, old)).isEqualTo(old);
    Files.delete(old);
    assertThatThrownBy(() -> files("mine").unchanged(ID, old))
        .isInstanceOf(FileMissing.class)
        .hasMessageContaining("made in another home, or was removed since");
  }

  @Test
  void what_is_written_again_is_noted_again() throws IOException {
    KeptFiles mine = files("mine");
    Path trades = written("mine", "trades.csv", "first\n");
    mine.note(ID, trades);
    Files.writeString(trades, "second\n");
    mine.note(ID, trades);
    assertThat(mine.isUnchanged(ID, trades)).isTrue();
  }

  private Path written(String home, String name, String text) throws IOException {
    Path file = directory.resolve(home).resolve(ID.value()).resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private KeptFiles files(String home) {
    Artifacts artifacts = new Artifacts(directory.resolve(home));
    return new KeptFiles(new InTransactions(), artifacts, new ThisHome(home, home), new SetClock());
  }

  private final class InTransactions implements FileStore {
    @Override
    public void keep(Written file) {
      database.run(() -> database.files().keep(file));
    }

    @Override
    public List<Written> of(OperationId operation) {
      return database.in(() -> database.files().of(operation));
    }
  }
}
