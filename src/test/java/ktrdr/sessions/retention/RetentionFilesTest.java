package ktrdr.sessions.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.sessions.Session;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** With what is removed its files go, and no others. */
@Tag("database")
class RetentionFilesTest extends RetentionStage {
  @Test
  void files_that_a_crash_left_behind_go_with_the_next_look() throws Exception {
    Session session = cancelled();
    OperationId root = session.operation().orElseThrow();
    Operation seen = database.in(() -> database.operations().find(root)).orElseThrow();
    Path file = Files.createDirectories(artifacts().of(root)).resolve("trades.csv");
    Files.writeString(file, "12345");
    assertThat(database.in(() -> transactions().remove(seen))).isTrue();
    assertThat(file).as("the server died before it removed the files").exists();
    Retention.Report report = look(EVERYTHING);
    assertThat(file.getParent()).doesNotExist();
    assertThat(report.bytes()).isEqualTo(5);
  }

  @Test
  void files_of_operations_that_no_table_knows_stay() throws Exception {
    Path stranger = artifacts().root().resolve("op_training_20260101_000000_0123456789");
    Files.createDirectories(stranger);
    look(keep(OperationStatus.CANCELLED, NONE));
    assertThat(stranger).as("the home of another database").exists();
  }

  @Test
  void a_link_among_the_files_goes_and_what_it_leads_to_stays() throws Exception {
    Session session = cancelled();
    OperationId root = session.operation().orElseThrow();
    Path treasure = Files.writeString(home.resolve("treasure"), "gold");
    Path folder = Files.createDirectories(artifacts().of(root));
    Files.createSymbolicLink(folder.resolve("link"), treasure);
    Files.createSymbolicLink(folder.resolve("up"), home);
    look(keep(OperationStatus.CANCELLED, NONE));
    assertThat(folder).doesNotExist();
    assertThat(treasure).hasContent("gold");
  }
}
