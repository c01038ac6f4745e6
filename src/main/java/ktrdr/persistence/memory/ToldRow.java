package ktrdr.persistence.memory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.util.List;

/** One row of {@code agent_told}. */
@Entity
@Table(name = "agent_told")
public class ToldRow {
  @Id
  @Column(name = "operation_id")
  private String operation;

  @Column(name = "root_operation_id")
  private String root;

  @Lob private String lines;

  static ToldRow of(String root, String operation, List<String> lines) {
    ToldRow row = new ToldRow();
    row.operation = operation;
    row.root = root;
    row.lines = String.join("\n", lines);
    return row;
  }

  List<String> toLines() {
    return lines.isEmpty() ? List.of() : List.of(lines.split("\n"));
  }
}
