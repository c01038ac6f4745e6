package ktrdr.operations;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list.
 *
 * @param total how many match, on all pages
 * @param active how many operations are active, whatever the filter says
 * @param next where the next page begins; empty on the last
 */
public record OperationPage(
    List<Operation> operations, long total, long active, Optional<OperationQuery.Position> next) {}
