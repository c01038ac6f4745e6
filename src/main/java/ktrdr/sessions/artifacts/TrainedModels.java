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

/** Which trainings completed, and of which strategy; in sessions and alone. */
@ApplicationScoped
public class TrainedModels {
  private static final int MOST = 1000;

  @Inject private OperationStore operations;
  @Inject private SessionStore sessions;
  @Inject private Models models;

  /** A completed training, and the strategy that it trained. */
  public record Trained(OperationId training, Strategy strategy) {}

  /**
   * The training of this id, when it is one and completed.
   *
   * @throws FileMissing when its model is not in this home
   * @throws FileChanged when its model is not what it wrote
   */
  public Optional<Trained> of(OperationId id) {
    return operations
        .find(id)
        .filter(o -> o.type() == OperationType.TRAINING)
        .filter(o -> o.status() == OperationStatus.COMPLETED)
        .flatMap(this::trained);
  }

  /**
   * The newest model of a strategy; its description, dates and account do not matter.
   *
   * @param symbol preferred when some model was trained on it; else that of the strategy
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

  /** Trainings that completed and whose model can be used here, newest first. */
  public List<Operation> usable(int limit) {
    return completed(MOST).filter(this::isUsable).limit(limit).toList();
  }

  /** Whether the model of a training is in this home, as it was written. */
  boolean isUsable(Operation training) {
    return models.has(training.id());
  }

  /** Trainings that completed, newest first, whatever became of their models. */
  public Stream<Operation> completed(int limit) {
    OperationQuery query =
        new OperationQuery(
            Optional.of(OperationStatus.COMPLETED),
            Optional.of(OperationType.TRAINING),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            new OperationQuery.Page(limit, 0, Optional.empty()));
    return operations.list(query).operations().stream();
  }

  private static boolean sameModel(Strategy one, Strategy other) {
    Strategy.Account account = other.trading().account();
    return one.indicators().equals(other.indicators())
        && one.inputs().equals(other.inputs())
        && one.learning().equals(other.learning())
        && one.trading().with(account).equals(other.trading());
  }

  // What the model says of itself: its session may have designed another strategy since.
  private Optional<Trained> trained(Operation training) {
    try {
      Strategy strategy = models.load(training.id()).strategy();
      return Optional.of(new Trained(training.id(), strategy));
    } catch (IOException | InvalidStrategy e) {
      return Optional.empty(); // its files are gone, or the bars that it was trained on
    }
  }

  /** Name of the strategy that a training was of. */
  public Optional<String> name(Operation training) {
    Optional<Long> session = training.lineage().session();
    return session.isPresent()
        ? session.flatMap(sessions::find).flatMap(s -> s.design().name())
        : Optional.of(Parameters.of(training.subject()).text("strategy_name"));
  }
}
