package ktrdr.persistence;

import ktrdr.operations.OperationQuery;
import ktrdr.persistence.IndexedQuery.Index;

/** Ids of the operations that a list shows, through the index that leaves the fewest to look at. */
final class OperationFilter {
  private OperationFilter() {}

  /** All that match, in no order. */
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

  /** Those after the page before, from new to old. */
  static IndexedQuery newest(OperationQuery query) {
    IndexedQuery ids = of(query);
    query
        .page()
        .after()
        .ifPresent(
            place ->
                // the first condition is where an index begins, the second what it skips
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
