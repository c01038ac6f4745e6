package ktrdr.operations;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One line of the log of a tree: written in the transaction of the change that it tells.
 *
 * @param sequence 1, 2, 3 … within the root, without gaps
 * @param kind {@code created}, {@code transition} or {@code late_result}
 * @param actor who did it: {@code local}, {@code session}, {@code recovery}
 * @param before empty for a creation
 * @param facts what else changed, by wire name
 */
public record OperationEvent(
    OperationId root,
    long sequence,
    OperationId operation,
    Instant time,
    String kind,
    String actor,
    String reason,
    Optional<OperationStatus> before,
    OperationStatus after,
    Map<String, Object> facts) {}
