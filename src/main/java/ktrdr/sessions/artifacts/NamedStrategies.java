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

/** Strategies by their names alone: those that come with ktrdr, and those that were trained. */
@ApplicationScoped
public class NamedStrategies {
  private static final List<String> INSTALLED = List.of("spx_rsi_triangles");
  private static final int MOST = 1000;

  @Inject private TrainedModels models;
  @Inject private StrategyReader reader;

  /** The strategy of this name that comes with ktrdr; else the one that was trained last. */
  public Optional<Strategy> find(String name) {
    return INSTALLED.contains(name)
        ? Optional.of(reader.read(document(name)))
        : newestModel(name, Optional.empty()).map(TrainedModels.Trained::strategy);
  }

  /**
   * The newest model of a strategy of this name.
   *
   * @param symbol preferred when some model was trained on it
   * @throws FileMissing when none of its models is in this home; it says where the newest is
   * @throws FileChanged when none is as it was written
   */
  public Optional<TrainedModels.Trained> newestModel(String name, Optional<String> symbol) {
    Optional<TrainedModels.Trained> onSymbol =
        symbol.flatMap(s -> newest(trainings(name).filter(o -> s.equals(o.subject().symbol()))));
    return onSymbol.or(() -> newest(trainings(name))).or(() -> elsewhere(name));
  }

  /** Names that a training can be asked for by, in order. */
  public List<String> names() {
    return Stream.concat(INSTALLED.stream(), trained().stream()).distinct().sorted().toList();
  }

  /** Names of strategies that there are models of, in order. */
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
