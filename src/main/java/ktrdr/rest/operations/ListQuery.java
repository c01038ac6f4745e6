package ktrdr.rest.operations;

import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.Optional;
import ktrdr.operations.OperationQuery;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationType;
import ktrdr.rest.wire.Query;

/** Reads the filter of a list of operations from the query parameters. */
final class ListQuery {
  // The name of a session's type in the original ktrdr.
  private static final String SESSION_BEFORE = "agent_research";

  private ListQuery() {}

  static OperationQuery of(UriInfo uri) {
    Query query = Query.of(uri);
    return new OperationQuery(
        query.word(
            "status",
            OperationStatus::of,
            Arrays.stream(OperationStatus.values()).map(OperationStatus::wire).toList()),
        query.word(
            "operation_type",
            ListQuery::type,
            Arrays.stream(OperationType.values()).map(OperationType::wire).toList()),
        query.operation("parent"),
        query.operation("root"),
        query.flag("active_only"),
        query.instant("since"),
        page(query));
  }

  private static Optional<OperationType> type(String word) {
    return word.equalsIgnoreCase(SESSION_BEFORE)
        ? Optional.of(OperationType.AGENT_SESSION)
        : OperationType.of(word);
  }

  private static OperationQuery.Page page(Query query) {
    return new OperationQuery.Page(
        query.integer("limit", 10, 1, 1000),
        query.integer("offset", 0, 0, 100_000),
        query.position("page_token"));
  }
}
