package ktrdr.persistence.operations;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** One row of {@code operation_executions}: the job execution that works on a root in one term. */
@Entity
@Table(name = "operation_executions")
@IdClass(ExecutionRow.Key.class)
public class ExecutionRow {
  /** The root and the ownership term; its column is still called {@code epoch}. */
  public record Key(String root, long epoch) {}

  @Id
  @Column(name = "root_operation_id")
  private String root;

  @Id private long epoch;

  @Column(name = "execution_id")
  private long execution;

  static ExecutionRow of(String root, long epoch, long execution) {
    ExecutionRow row = new ExecutionRow();
    row.root = root;
    row.epoch = epoch;
    row.execution = execution;
    return row;
  }

  long execution() {
    return execution;
  }
}
