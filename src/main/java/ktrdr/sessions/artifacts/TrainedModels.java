package ktrdr.sessions.artifacts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationQuery;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;
import ktrdr.operations.OperationType;
import ktrdr.sessions.SessionStore;
import ktrdr.sessions.standalone.Parameters;
import ktrdr.strategy.InvalidStrategy;
import ktrdr.strategy.Strategy;

/** Completed trainings and their strategies, both in sessions and stand-alone. */
@ApplicationScoped
public class TrainedModels {
  private static final int MOST = 1000;

  @Inject private OperationStore operations;
  @Inject private SessionStore sessions;
  @Inject private Models models;

  /** A completed training and its strategy. */
  public record Trained(OperationId training, Strategy strategy) {}

  /**
   * The training with this id, if it is a completed training.
   *
   * @throws FileMissing if its model is not in this home
   * @throws FileChanged if its model was changed after the training
   */
  public Optional<Trained> of(OperationId id) {
    return operations
        .find(id)
        .filter(o -> o.type() == OperationType.TRAINING)
        .filter(o -> o.status() == OperationStatus.COMPLETED)
        .flatMap(this::trained);
  }

  /**
   * The newest model of a strategy, ignoring its description, dates and account.
   *
   * @param symbol models trained on it are preferred; by default the strategy's symbol
   */
  public Optional<Trained> newest(Strategy strategy, Optional<String> symbol) {
    return symbol
        .flatMap(s -> newest(strategy, s))
        .or(() -> newest(strategy, strategy.data().symbol()));
  }

  private Optional<Trained> newest(Strategy strategy, String symbol) {
    return completed(MOST)
        .filter(o -> o.subject().symbol().equals(symbol))
        .filter(o -> o.subject().timeframe().equals(strategy.data().timeframe().code()))
        .filter(o -> name(o).equals(Optional.of(strategy.name())))
        .filter(this::isUsable)
        .flatMap(o -> trained(o).stream())
        .filter(t -> sameModel(t.strategy(), strategy))
        .findFirst();
  }

  /** Completed trainings whose model can be used here, newest first. */
  public List<Operation> usable(int limit) {
    return completed(MOST).filter(this::isUsable).limit(limit).toList();
  }

  /** Whether this home has the unchanged model of a training. */
  boolean isUsable(Operation training) {
    return models.has(training.id());
  }

  /** Completed trainings, newest first, even if their models are gone. */
  public Stream<Operation> completed(int limit) {
    return operations.newest(OperationQuery.completed(OperationType.TRAINING, limit)).stream();
  }

  private static boolean sameModel(Strategy one, Strategy other) {
    Strategy.Account account = other.trading().account();
    return one.indicators().equals(other.indicators())
        && one.inputs().equals(other.inputs())
        && one.learning().equals(other.learning())
        && one.trading().with(account).equals(other.trading());
  }

  // Ask the model itself: its session may have designed another strategy since.
  private Optional<Trained> trained(Operation training) {
    try {
      Strategy strategy = models.load(training.id()).strategy();
      return Optional.of(new Trained(training.id(), strategy));
    } catch (IOException | InvalidStrategy e) {
      return Optional.empty(); // Its files are gone, or the bars it was trained on.
    }
  }

  /** Name of the strategy of a training. */
  public Optional<String> name(Operation training) {
    Optional<Long> session = training.lineage().session();
    return session.isPresent()
        ? session.flatMap(sessions::find).flatMap(s -> s.design().name())
        : Optional.of(Parameters.of(training.subject()).text("strategy_name"));
  }
}
