package ktrdr.operations;

import java.util.Optional;

/**
 * Something in the tree of this root changed. Observe it after the transaction.
 *
 * @param freesSlot the root is nobody's work any more
 * @param ended the operation that became terminal by it
 */
public record TreeChanged(OperationId root, boolean freesSlot, Optional<Operation> ended) {

  /** A change that ended nothing. */
  public TreeChanged(OperationId root, boolean freesSlot) {
    this(root, freesSlot, Optional.empty());
  }
}
