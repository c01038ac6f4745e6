package ktrdr.sessions.artifacts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ktrdr.operations.Operation;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.document.StrategyReader;

/** Finds strategies by name: those that come with ktrdr, and trained ones. */
@ApplicationScoped
public class NamedStrategies {
  private static final List<String> INSTALLED = List.of("spx_rsi_triangles");
  private static final int MOST = 1000;

  @Inject private TrainedModels models;
  @Inject private StrategyReader reader;

  /** The strategy of this name that comes with ktrdr; otherwise the one trained last. */
  public Optional<Strategy> find(String name) {
    return INSTALLED.contains(name)
        ? Optional.of(reader.read(document(name)))
        : newestModel(name, Optional.empty()).map(TrainedModels.Trained::strategy);
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
    return Stream.concat(INSTALLED.stream(), trained().stream()).distinct().sorted().toList();
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

  private static String document(String name) {
    String file = "/strategies/" + name + ".yaml";
    try (InputStream document = NamedStrategies.class.getResourceAsStream(file)) {
      return new String(document.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
