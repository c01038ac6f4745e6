package ktrdr.persistence.operations;

import ktrdr.operations.OperationQuery;
import ktrdr.persistence.IndexedQuery;
import ktrdr.persistence.IndexedQuery.Index;

/** Selects the ids of the operations of a list, through the most selective index. */
final class OperationFilter {
  private OperationFilter() {}

  /** Selects all matching operations, unordered. */
  static IndexedQuery of(OperationQuery query) {
    IndexedQuery ids = OperationTable.ids(index(query));
    query.root().ifPresent(root -> ids.and("o.root_operation_id = ?", root.value()));
    query.parent().ifPresent(parent -> ids.and("o.parent_operation_id = ?", parent.value()));
    if (query.activeOnly()) {
      ids.and("o.active = 1");
    }
    query.status().ifPresent(status -> ids.and("o.status = ?", status.wire()));
    query.type().ifPresent(type -> ids.and("o.operation_type = ?", type.wire()));
    query.since().ifPresent(since -> ids.and("o.created_at >= ?", since));
    return ids;
  }

  /** Selects the matching operations after the previous page, newest first. */
  static IndexedQuery newest(OperationQuery query) {
    IndexedQuery ids = of(query);
    query
        .page()
        .after()
        .ifPresent(
            place ->
                // The first condition is the start in the index, the second skips rows seen.
                ids.and("o.created_at <= ?", place.created())
                    .and(
                        "(o.created_at < ? or o.operation_id < ?)",
                        place.created(),
                        place.id().value()));
    return ids.then(" order by o.created_at desc, o.operation_id desc");
  }

  private static Index index(OperationQuery query) {
    if (query.root().isPresent()) {
      return OperationTable.TREE;
    }
    if (query.parent().isPresent()) {
      return OperationTable.BY_PARENT;
    }
    if (query.activeOnly()) {
      return OperationTable.ACTIVE;
    }
    if (query.type().isPresent()) {
      return query.status().isPresent()
          ? OperationTable.BY_TYPE_AND_STATUS
          : OperationTable.BY_TYPE;
    }
    return query.status().isPresent() ? OperationTable.BY_STATUS : OperationTable.NEWEST;
  }
}
