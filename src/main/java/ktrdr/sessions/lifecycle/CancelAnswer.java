package ktrdr.sessions.lifecycle;

import java.util.List;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;

/**
 * What a cancel did.
 *
 * @param target the operation that was asked to stop
 * @param term of the work that shall stop
 * @param effective false when it had been asked before
 * @param cancellation the one that stops it: this one, or the one before
 * @param children descendants that this call changed
 */
public record CancelAnswer(
    OperationId target,
    OperationId root,
    long term,
    boolean effective,
    Operation.Cancellation cancellation,
    List<OperationId> children) {}
