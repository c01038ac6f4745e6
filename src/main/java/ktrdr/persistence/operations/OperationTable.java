package ktrdr.persistence.operations;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ktrdr.operations.Operation;
import ktrdr.persistence.IndexedQuery;
import ktrdr.persistence.IndexedQuery.Index;

/** The table of operations: its indexes, and how to read its rows with their progress. */
public final class OperationTable {
  static final Index KEY = Index.key("operations_pk");
  static final Index TREE = Index.named("operations_tree");
  static final Index ACTIVE = Index.named("operations_active");
  static final Index NEWEST = Index.named("operations_newest");
  static final Index BY_STATUS = Index.named("operations_by_status");
  static final Index BY_TYPE = Index.named("operations_by_type");
  static final Index BY_TYPE_AND_STATUS = Index.named("operations_by_type_and_status");
  static final Index BY_PARENT = Index.named("operations_by_parent");
  public static final Index ENDED = Index.named("operations_ended");

  /** Name of the result set mapping for {@link #COLUMNS}. */
  static final String WITH_PROGRESS = "operation with progress";

  // Quoted, because EclipseLink matches column names case-sensitively.
  private static final String COLUMNS =
      Stream.of(
                  "operation_id",
                  "parent_operation_id",
                  "root_operation_id",
                  "session_id",
                  "attempt",
                  "retry_of",
                  "operation_type",
                  "status",
                  "version",
                  "created_at",
                  "started_at",
                  "ended_at",
                  "cancellation",
                  "halt",
                  "owner",
                  "epoch",
                  "queue_turn",
                  "error_message",
                  "subject",
                  "output_json",
                  "last_event",
                  "tree_position",
                  "tree_size")
              .map(column -> "o." + column + " as \"" + column + '"')
              .collect(Collectors.joining(", "))
          // Defaults for an operation without a progress row; its key must not be null.
          + ", o.operation_id as \"p_operation_id\", coalesce(p.fraction, 0) as \"p_fraction\","
          + " coalesce(p.label, '') as \"p_label\","
          + " coalesce(p.items_processed, 0) as \"p_items_processed\","
          + " coalesce(p.items_total, 0) as \"p_items_total\", p.context as \"p_context\"";

  private static final String PROGRESS =
      " left join operation_progress p"
          + " --DERBY-PROPERTIES joinStrategy=NESTEDLOOP, constraint=OPERATION_PROGRESS_PK\n"
          + " on p.operation_id = o.operation_id";

  private OperationTable() {}

  /** Selects ids only: the index alone answers that, without waiting for row locks. */
  public static IndexedQuery ids(Index index) {
    return IndexedQuery.select("o.operation_id", "operations o", index);
  }

  /** Selects whole rows with their progress. */
  static IndexedQuery rows(Index index) {
    return IndexedQuery.select(COLUMNS, "operations o", index).then(PROGRESS);
  }

  static List<Operation> read(EntityManager em, IndexedQuery rows) {
    return rows.rows(em, WITH_PROGRESS).stream().map(OperationTable::operation).toList();
  }

  private static Operation operation(Object row) {
    Object[] both = (Object[]) row;
    return ((OperationRow) both[0]).toOperation(((ProgressRow) both[1]).toProgress());
  }
}
