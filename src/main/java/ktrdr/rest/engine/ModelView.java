package ktrdr.rest.engine;

import java.time.Instant;
import java.util.Map;
import ktrdr.operations.Operation;

/**
 * A trained model, under the id of its training.
 *
 * @param sessionId null when it was trained alone
 */
public record ModelView(
    String modelId,
    String strategyName,
    String symbol,
    String timeframe,
    Long sessionId,
    Instant trainedAt,
    Object seed,
    Object testAccuracy,
    Object weightsSha256) {

  static ModelView of(Operation training, String strategyName) {
    Map<String, Object> results = training.output().results();
    return new ModelView(
        training.id().value(),
        strategyName,
        training.subject().symbol(),
        training.subject().timeframe(),
        training.lineage().session().orElse(null),
        training.state().ended().orElse(null),
        results.get("seed"),
        results.get("test_accuracy"),
        results.get("weights_sha256"));
  }
}
