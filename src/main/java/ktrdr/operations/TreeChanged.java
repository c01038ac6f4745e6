package ktrdr.operations;

import java.util.Optional;

/**
 * A tree changed. Observe this event after the transaction.
 *
 * @param freesSlot true when the root no longer has an owner or has ended
 * @param ended the operation that the change ended, if any
 */
public record TreeChanged(OperationId root, boolean freesSlot, Optional<Operation> ended) {

  /** A change that ended nothing. */
  public TreeChanged(OperationId root, boolean freesSlot) {
    this(root, freesSlot, Optional.empty());
  }
}
