package ktrdr.operations;

import java.util.Optional;
import java.util.Set;

/**
 * The versions of an operation that a caller is willing to change (HTTP {@code If-Match}).
 * Transactions check them after they have locked the tree.
 *
 * @param operation empty when the caller accepts any version
 * @param versions the accepted versions
 */
public record Expected(Optional<OperationId> operation, Set<Long> versions) {
  /** Accepts any version. */
  public static final Expected ANYTHING = new Expected(Optional.empty(), Set.of());

  /** Accepts one of these versions of an operation; an empty set refuses every change. */
  public static Expected oneOf(OperationId operation, Set<Long> versions) {
    return new Expected(Optional.of(operation), Set.copyOf(versions));
  }

  /**
   * Checks the current version of the operation.
   *
   * @throws VersionChanged when the caller does not accept it
   */
  public void require(OperationStore store) {
    operation
        .flatMap(store::find)
        .filter(now -> !versions.contains(now.state().version()))
        .ifPresent(
            now -> {
              throw new VersionChanged(now);
            });
  }
}
