package ktrdr.operations;

/** Something in the tree of this root changed. Observe it after the transaction. */
public record TreeChanged(OperationId root) {}
