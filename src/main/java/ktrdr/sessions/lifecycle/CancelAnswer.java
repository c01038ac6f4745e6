package ktrdr.sessions.lifecycle;

import java.util.List;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;

/**
 * The effect of a cancel.
 *
 * @param target the operation that was to be cancelled
 * @param term of the work that has to stop
 * @param effective false if a cancel was already requested
 * @param cancellation the one in effect: this one or the earlier one
 * @param children descendants that this call changed
 */
public record CancelAnswer(
    OperationId target,
    OperationId root,
    long term,
    boolean effective,
    Operation.Cancellation cancellation,
    List<OperationId> children) {}
