package ktrdr.persistence.artifacts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import ktrdr.operations.OperationId;
import ktrdr.sessions.artifacts.FileStore;
import ktrdr.sessions.artifacts.ThisHome;

/** One row of {@code operation_files}. */
@Entity
@Table(name = "operation_files")
@IdClass(FileRow.Key.class)
public class FileRow {
  /** A file of an operation, in a home. */
  public record Key(String operation, String name, String node) {}

  @Id
  @Column(name = "operation_id")
  private String operation;

  @Id private String name;
  @Id private String node;
  private String home;
  private String sha256;

  @Column(name = "written_at")
  private Instant at;

  static FileRow of(FileStore.Written file) {
    FileRow row = new FileRow();
    row.operation = file.operation().value();
    row.name = file.name();
    row.node = file.home().node();
    row.home = file.home().place();
    row.sha256 = file.sha256();
    row.at = file.at();
    return row;
  }

  FileStore.Written toFile() {
    return new FileStore.Written(
        new OperationId(operation), name, new ThisHome(node, home), sha256, at);
  }
}
