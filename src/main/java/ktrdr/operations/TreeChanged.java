package ktrdr.operations;

/**
 * Something in the tree of this root changed. Observe it after the transaction.
 *
 * @param freesSlot the root is nobody's work any more
 */
public record TreeChanged(OperationId root, boolean freesSlot) {}
