package ktrdr.rest.strategies;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ktrdr.rest.wire.Query;
import ktrdr.sessions.artifacts.NamedStrategies;
import ktrdr.sessions.strategies.InstalledStrategies;
import ktrdr.sessions.strategies.StoredStrategy;
import ktrdr.sessions.strategies.StrategyNotFound;
import ktrdr.sessions.strategies.StrategyStore;
import ktrdr.strategy.InvalidStrategy;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.strategy.document.StrategyWriter;
import ktrdr.strategy.document.migration.Migrated;
import ktrdr.strategy.document.migration.Migration;
import ktrdr.work.Refusal.Fault;

/** Reads strategy documents for the door: those that clients send, and those that have names. */
@ApplicationScoped
public class StrategyDocuments {
  /** These names are addresses below {@code /strategies}. */
  private static final Set<String> ADDRESSES = Set.of("schema", "validate", "migrate");

  @Inject private StrategyReader reader;
  @Inject private StrategyStore store;
  @Inject private NamedStrategies named;

  /**
   * One page: first those that come with ktrdr, then the stored ones by name.
   *
   * @param after the name with which the previous page ended; an empty one if it had no stored ones
   */
  StrategiesAnswerView page(Optional<String> after, int limit) {
    List<StrategyRowView> rows = new ArrayList<>();
    if (after.isEmpty()) {
      InstalledStrategies.names().forEach(name -> rows.add(StrategyRowView.of(installed(name))));
    }
    int room = Math.max(0, limit - rows.size());
    // One extra row tells whether there is another page.
    List<StoredStrategy> found = store.list(after.filter(name -> !name.isEmpty()), room + 1);
    List<StoredStrategy> page = found.subList(0, Math.min(room, found.size()));
    page.forEach(strategy -> rows.add(StrategyRowView.of(view(strategy))));
    String last = page.isEmpty() ? "" : page.get(page.size() - 1).name();
    String next = found.size() > page.size() ? Query.nameToken(last) : null;
    long total = InstalledStrategies.names().size() + store.count();
    return new StrategiesAnswerView(true, rows, total, next);
  }

  /**
   * The strategy of this name.
   *
   * @throws StrategyNotFound if there is none
   */
  StrategyView find(String name) {
    if (InstalledStrategies.names().contains(name)) {
      return installed(name);
    }
    return store
        .find(name)
        .map(this::view)
        .or(() -> named.trained(name).map(StrategyDocuments::trained))
        .orElseThrow(() -> new StrategyNotFound(name));
  }

  private StrategyView installed(String name) {
    String text = InstalledStrategies.text(name).orElseThrow();
    return StrategyView.of("installed", reader.read(text), text);
  }

  private static StrategyView trained(Strategy strategy) {
    return StrategyView.of("trained", strategy, StrategyWriter.yaml(strategy));
  }

  /** A stored strategy; it may not be valid any more, for example because its bars are gone. */
  StrategyView view(StoredStrategy stored) {
    try {
      return StrategyView.of("stored", reader.read(stored.text()), stored.text())
          .stamped(stored.stamp());
    } catch (InvalidStrategy e) {
      return StrategyView.invalid(stored, e.faults());
    }
  }

  /**
   * A document that somebody sent.
   *
   * @throws InvalidDocument with all faults and their lines
   */
  StrategyView validated(String text) {
    return StrategyView.of("document", read(text), text);
  }

  /**
   * Checks a document that is to be stored.
   *
   * @return its name
   * @throws InvalidDocument with all faults and their lines
   */
  String storable(String text) {
    String name = read(text).name();
    if (ADDRESSES.contains(name)) {
      throw new InvalidDocument(
          text, List.of(new Fault("/name", name + " is an address of ktrdr; choose another name")));
    }
    return name;
  }

  /**
   * A document of version 2 as one of version 3.0.
   *
   * @throws InvalidDocument if it can't be converted, or the result is not valid; then the faults
   *     are about the result
   */
  MigrationView migrated(String text) {
    Migrated migrated;
    try {
      migrated = Migration.of(text);
    } catch (InvalidStrategy e) {
      throw new InvalidDocument(text, e.faults());
    }
    return new MigrationView(migrated.text(), migrated.notes(), validated(migrated.text()));
  }

  private Strategy read(String text) {
    String document = text == null ? "" : text;
    try {
      return reader.read(document);
    } catch (InvalidStrategy e) {
      throw new InvalidDocument(document, e.faults());
    }
  }
}
