package ktrdr.rest.engine;

import java.time.Instant;
import ktrdr.agent.results.TrainingResult;
import ktrdr.operations.Operation;
import ktrdr.sessions.results.TrainingCodec;

/**
 * A trained model; its id is the id of its training.
 *
 * @param sessionId null for a stand-alone training
 * @param testAccuracy share of test rows classified correctly, 0 to 1; null when unknown
 */
public record ModelView(
    String modelId,
    String strategyName,
    String symbol,
    String timeframe,
    Long sessionId,
    Instant trainedAt,
    Long seed,
    Double testAccuracy,
    String weightsSha256) {

  static ModelView of(Operation training, String strategyName) {
    TrainingResult result = TrainingCodec.read(training);
    return new ModelView(
        training.id().value(),
        strategyName,
        training.subject().symbol(),
        training.subject().timeframe(),
        training.lineage().session().orElse(null),
        training.state().ended().orElse(null),
        result.model().seed().isPresent() ? result.model().seed().getAsLong() : null,
        Double.isNaN(result.test().accuracy()) ? null : result.test().accuracy(),
        result.model().weightsSha256().orElse(null));
  }
}
