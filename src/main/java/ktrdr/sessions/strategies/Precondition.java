package ktrdr.sessions.strategies;

import java.util.Optional;
import java.util.Set;

/**
 * What must be stored under a name before it is changed.
 *
 * @param replace whether other content may be replaced
 * @param versions hashes of which one must be stored, {@code *} for any; empty if nobody said
 */
public record Precondition(boolean replace, Optional<Set<String>> versions) {
  private static final String ANY = "*";

  /** Nothing is replaced, and nothing is asked of what is there. */
  public static final Precondition NONE = new Precondition(false, Optional.empty());

  /**
   * Checks what is stored.
   *
   * @throws StrategyChanged if it is none of the versions
   */
  void check(String name, Optional<StoredStrategy> stored) {
    boolean holds =
        versions.isEmpty()
            || stored.isPresent()
                && (versions.get().contains(ANY) || versions.get().contains(stored.get().sha256()));
    if (!holds) {
      throw new StrategyChanged(name);
    }
  }

  /** Whether other content may be replaced: naming its version says so, too. */
  boolean allowsReplacing() {
    return replace || versions.isPresent();
  }
}
