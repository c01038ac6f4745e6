package ktrdr.operations;

import java.util.Optional;
import java.util.Set;

/**
 * How an operation stood when a caller saw it. A change that names it is made only while the
 * operation still stands so: the book asks after it has locked the tree.
 *
 * @param operation empty when the caller does not mind
 * @param versions those that the caller would change
 */
public record Expected(Optional<OperationId> operation, Set<Long> versions) {
  /** The caller does not mind. */
  public static final Expected ANYTHING = new Expected(Optional.empty(), Set.of());

  /** One of these versions of an operation; of none, nothing is changed. */
  public static Expected oneOf(OperationId operation, Set<Long> versions) {
    return new Expected(Optional.of(operation), Set.copyOf(versions));
  }

  /**
   * Asks whether it still stands so.
   *
   * @throws VersionChanged when it does not
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
