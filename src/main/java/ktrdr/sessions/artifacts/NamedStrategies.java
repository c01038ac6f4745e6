package ktrdr.sessions.artifacts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ktrdr.operations.Operation;
import ktrdr.sessions.strategies.InstalledStrategies;
import ktrdr.sessions.strategies.StoredStrategy;
import ktrdr.sessions.strategies.StrategyStore;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.document.StrategyReader;

/** Finds strategies by name: those that come with ktrdr, stored ones, and trained ones. */
@ApplicationScoped
public class NamedStrategies {
  private static final int MOST = 1000;

  @Inject private TrainedModels models;
  @Inject private StrategyStore stored;
  @Inject private StrategyReader reader;

  /**
   * The strategy of this name: one that comes with ktrdr, else a stored one, else the one trained
   * last.
   *
   * @throws ktrdr.strategy.InvalidStrategy if its document is not valid (any more)
   */
  public Optional<Strategy> find(String name) {
    return document(name).map(reader::read).or(() -> trained(name));
  }

  /** The document of this name that comes with ktrdr, else the stored one. */
  public Optional<String> document(String name) {
    return InstalledStrategies.text(name).or(() -> stored.find(name).map(StoredStrategy::text));
  }

  /** The strategy of this name that was trained last. */
  public Optional<Strategy> trained(String name) {
    return newestModel(name, Optional.empty()).map(TrainedModels.Trained::strategy);
  }

  /**
   * The newest model of a strategy with this name.
   *
   * @param symbol models trained on it are preferred
   * @throws FileMissing if none of its models is in this home; the message says where the newest is
   * @throws FileChanged if every one has been changed
   */
  public Optional<TrainedModels.Trained> newestModel(String name, Optional<String> symbol) {
    Optional<TrainedModels.Trained> onSymbol =
        symbol.flatMap(s -> newest(trainings(name).filter(o -> s.equals(o.subject().symbol()))));
    return onSymbol.or(() -> newest(trainings(name))).or(() -> elsewhere(name));
  }

  /** Strategy names that can be trained, sorted. */
  public List<String> names() {
    return Stream.of(InstalledStrategies.names(), stored.names(MOST), trained())
        .flatMap(List::stream)
        .distinct()
        .sorted()
        .toList();
  }

  /** Names of strategies with a trained model, sorted. */
  public List<String> trained() {
    return models
        .completed(MOST)
        .flatMap(o -> models.name(o).stream())
        .distinct()
        .sorted()
        .toList();
  }

  private Stream<Operation> trainings(String name) {
    return models.completed(MOST).filter(o -> models.name(o).equals(Optional.of(name)));
  }

  private Optional<TrainedModels.Trained> newest(Stream<Operation> trainings) {
    return trainings.filter(models::isUsable).flatMap(o -> models.of(o.id()).stream()).findFirst();
  }

  private Optional<TrainedModels.Trained> elsewhere(String name) {
    return trainings(name).findFirst().flatMap(o -> models.of(o.id()));
  }
}
