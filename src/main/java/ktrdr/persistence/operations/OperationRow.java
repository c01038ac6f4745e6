package ktrdr.persistence.operations;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityResult;
import jakarta.persistence.FieldResult;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.SqlResultSetMapping;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationFields;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationType;
import ktrdr.persistence.Json;
import ktrdr.work.Progress;

/** One row of {@code operations}. */
@Entity
@Table(name = "operations")
@SqlResultSetMapping(
    name = OperationTable.WITH_PROGRESS,
    entities = {
      @EntityResult(entityClass = OperationRow.class),
      @EntityResult(
          entityClass = ProgressRow.class,
          fields = {
            @FieldResult(name = "id", column = "p_operation_id"),
            @FieldResult(name = "fraction", column = "p_fraction"),
            @FieldResult(name = "label", column = "p_label"),
            @FieldResult(name = "itemsProcessed", column = "p_items_processed"),
            @FieldResult(name = "itemsTotal", column = "p_items_total"),
            @FieldResult(name = "context", column = "p_context")
          })
    })
public class OperationRow {
  // All fields are private: EclipseLink misses a write to a public field from another class.
  @Id
  @Column(name = "operation_id")
  private String id;

  @Column(name = "parent_operation_id")
  private String parent;

  @Column(name = "root_operation_id")
  private String root;

  @Column(name = "session_id")
  private Long session;

  @Column(name = "attempt")
  private int attempt;

  @Column(name = "retry_of")
  private String retryOf;

  @Column(name = "operation_type")
  private String type;

  @Column(name = "status")
  private String status;

  @Column(name = "version")
  private long version;

  @Column(name = "created_at")
  private Instant created;

  @Column(name = "started_at")
  private Instant started;

  @Column(name = "ended_at")
  private Instant ended;

  @Lob
  @Column(name = "cancellation")
  private String cancellation;

  @Lob
  @Column(name = "halt")
  private String halt;

  @Column(name = "owner")
  private String owner;

  @Column(name = "epoch")
  private long epoch;

  @Column(name = "queue_turn")
  private Long turn;

  @Lob
  @Column(name = "error_message")
  private String error;

  @Lob
  @Column(name = "subject")
  private String subject;

  @Lob
  @Column(name = "output_json")
  private String output;

  @Column(name = "last_event")
  private long lastEvent;

  @Column(name = "tree_position")
  private int position;

  @Column(name = "tree_size")
  private int treeSize;

  /**
   * Creates a new row.
   *
   * @param position in its tree; 0 for the root
   */
  static OperationRow of(Operation operation, int position) {
    OperationRow row = new OperationRow();
    row.position = position;
    row.treeSize = position + 1;
    Operation.Lineage lineage = operation.lineage();
    row.id = operation.id().value();
    row.parent = lineage.parent().map(OperationId::value).orElse(null);
    row.root = lineage.root().value();
    row.session = lineage.session().orElse(null);
    row.attempt = lineage.attempt();
    row.retryOf = lineage.retryOf().map(OperationId::value).orElse(null);
    row.type = operation.type().wire();
    row.created = operation.state().created();
    row.take(operation);
    return row;
  }

  String id() {
    return id;
  }

  private void take(Operation operation) {
    Operation.State state = operation.state();
    status = state.status().wire();
    version = state.version();
    started = state.started().orElse(null);
    ended = state.ended().orElse(null);
    cancellation = cancellation(state);
    halt = halt(state);
    owner = state.ownership().owner().orElse(null);
    epoch = state.ownership().term();
    turn = state.ownership().turn().orElse(null);
    error = state.error().orElse(null);
    subject = subject(operation);
    output = output(operation);
  }

  static String cancellation(Operation.State state) {
    return state.cancellation().map(OperationFields::of).map(Json::write).orElse(null);
  }

  static String halt(Operation.State state) {
    return state.stopRequest().map(OperationFields::of).map(Json::write).orElse(null);
  }

  static String subject(Operation operation) {
    return Json.write(OperationFields.of(operation.subject()));
  }

  static String output(Operation operation) {
    return Json.write(OperationFields.of(operation.output()));
  }

  Operation toOperation(Progress progress) {
    Operation.Lineage lineage =
        new Operation.Lineage(
            Optional.ofNullable(parent).map(OperationId::new),
            new OperationId(root),
            Optional.ofNullable(session),
            attempt,
            Optional.ofNullable(retryOf).map(OperationId::new));
    OperationType kind = OperationType.of(type).orElseThrow();
    return new Operation(
        new OperationId(id),
        lineage,
        kind,
        state(),
        OperationFields.subject(Json.read(subject)),
        OperationFields.output(Json.read(output)),
        progress);
  }

  private Operation.State state() {
    return new Operation.State(
        OperationStatus.of(status).orElseThrow(),
        version,
        new Operation.Times(created, Optional.ofNullable(started), Optional.ofNullable(ended)),
        new Operation.Ownership(Optional.ofNullable(owner), epoch, Optional.ofNullable(turn)),
        Optional.ofNullable(cancellation).map(Json::read).map(OperationFields::cancellation),
        Optional.ofNullable(halt).map(Json::read).map(OperationFields::stopRequest),
        Optional.ofNullable(error));
  }
}
