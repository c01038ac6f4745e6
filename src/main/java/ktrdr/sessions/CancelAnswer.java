package ktrdr.sessions;

import java.util.List;
import ktrdr.operations.OperationId;

/**
 * What a cancel did.
 *
 * @param target the operation that was asked to stop
 * @param effective false when it had been asked before
 * @param children descendants that this call changed
 */
public record CancelAnswer(
    OperationId target, OperationId root, boolean effective, List<OperationId> children) {}
