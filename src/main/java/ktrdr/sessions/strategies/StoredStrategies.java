package ktrdr.sessions.strategies;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Optional;
import ktrdr.operations.Caller;
import ktrdr.sessions.admission.Capacity;

/**
 * Stores and removes strategies. Each call is one transaction; they take turns, also between
 * servers, so that two callers never both find a name free.
 */
@ApplicationScoped
@Transactional
public class StoredStrategies {
  private final StrategyStore store;
  private final Capacity turns;
  private final InstantSource clock;

  @Inject
  public StoredStrategies(StrategyStore store, Capacity turns, InstantSource clock) {
    this.store = store;
    this.turns = turns;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  protected StoredStrategies() {
    this(null, null, null);
  }

  /** What storing a document did. */
  public enum Effect {
    CREATED,
    REPLACED,
    /** The same text was stored already. */
    UNCHANGED
  }

  /** A strategy as it is stored now, and what storing it did. */
  public record Saved(StoredStrategy strategy, Effect effect) {}

  /**
   * Stores a document.
   *
   * @param name as the document says; the caller has validated the document
   * @throws StrategyIsInstalled if a strategy that comes with ktrdr has this name
   * @throws StrategyNameTaken if other content has this name and must not be replaced
   * @throws StrategyChanged if the precondition does not hold
   */
  public Saved save(String name, String text, Precondition precondition, Caller by) {
    InstalledStrategies.refuse(name);
    turns.lock();
    Optional<StoredStrategy> before = store.find(name);
    precondition.check(name, before);
    if (before.isEmpty()) {
      StoredStrategy first = StoredStrategy.first(name, text, clock.instant(), by);
      store.add(first);
      return new Saved(first, Effect.CREATED);
    }
    return changed(before.get(), text, precondition, by);
  }

  private Saved changed(StoredStrategy before, String text, Precondition precondition, Caller by) {
    if (before.text().equals(text)) {
      return new Saved(before, Effect.UNCHANGED);
    }
    if (!precondition.allowsReplacing()) {
      throw new StrategyNameTaken(before);
    }
    StoredStrategy after = before.with(text, clock.instant(), by);
    store.replace(after);
    return new Saved(after, Effect.REPLACED);
  }

  /**
   * Removes a strategy. Sessions and trainings that used it keep their copies.
   *
   * @return what was removed
   * @throws StrategyIsInstalled if it comes with ktrdr
   * @throws StrategyNotFound if none is stored under this name
   * @throws StrategyChanged if the precondition does not hold
   */
  public StoredStrategy remove(String name, Precondition precondition) {
    InstalledStrategies.refuse(name);
    turns.lock();
    StoredStrategy stored = store.find(name).orElseThrow(() -> new StrategyNotFound(name));
    precondition.check(name, Optional.of(stored));
    store.remove(name);
    return stored;
  }
}
