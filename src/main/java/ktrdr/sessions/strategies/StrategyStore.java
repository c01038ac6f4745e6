package ktrdr.sessions.strategies;

import java.util.List;
import java.util.Optional;

/** Stores strategy documents by name. All calls join the caller's transaction. */
public interface StrategyStore {

  Optional<StoredStrategy> find(String name);

  /**
   * Lists strategies by name.
   *
   * @param after the name with which the previous page ended
   */
  List<StoredStrategy> list(Optional<String> after, int limit);

  /** The first names, sorted. */
  List<String> names(int limit);

  long count();

  /** Stores a strategy whose name is free. */
  void add(StoredStrategy strategy);

  /** Replaces the strategy that has this name. */
  void replace(StoredStrategy strategy);

  void remove(String name);
}
