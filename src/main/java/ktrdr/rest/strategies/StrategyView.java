package ktrdr.rest.strategies;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import ktrdr.sessions.strategies.StoredStrategy;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.document.StrategyWriter;
import ktrdr.strategy.document.review.Warnings;
import ktrdr.strategy.features.Features;
import ktrdr.work.Refusal.Fault;

/**
 * A strategy.
 *
 * @param source installed, stored, trained, or document for one that was only sent
 * @param valid whether it can run here and now; if not, {@code errors} says why and what depends on
 *     its contents is null or empty
 * @param features the inputs of its network, in order
 * @param document with its defaults spelled out
 * @param text the document as it was sent
 * @param sha256 of the text in UTF-8
 * @param createdAt null unless it is stored, like the next two
 */
public record StrategyView(
    String name,
    String source,
    boolean valid,
    String description,
    String hypothesis,
    String symbol,
    String timeframe,
    List<String> features,
    List<Fault> warnings,
    List<Fault> errors,
    Map<String, Object> document,
    String text,
    String sha256,
    Instant createdAt,
    Instant updatedAt,
    String updatedBy) {

  static StrategyView of(String source, Strategy strategy, String text) {
    return new StrategyView(
        strategy.name(),
        source,
        true,
        strategy.text().description(),
        strategy.text().hypothesis(),
        strategy.data().symbol(),
        strategy.data().timeframe().code(),
        Features.names(strategy),
        Warnings.of(strategy),
        List.of(),
        StrategyWriter.map(strategy),
        text,
        StoredStrategy.sha256(text),
        null,
        null,
        null);
  }

  /** A stored one whose document is not valid any more. */
  static StrategyView invalid(StoredStrategy stored, List<Fault> errors) {
    return new StrategyView(
            stored.name(),
            "stored",
            false,
            null,
            null,
            null,
            null,
            List.of(),
            List.of(),
            errors,
            null,
            stored.text(),
            stored.sha256(),
            null,
            null,
            null)
        .stamped(stored.stamp());
  }

  StrategyView stamped(StoredStrategy.Stamp stamp) {
    return new StrategyView(
        name,
        source,
        valid,
        description,
        hypothesis,
        symbol,
        timeframe,
        features,
        warnings,
        errors,
        document,
        text,
        sha256,
        stamp.created(),
        stamp.updated(),
        stamp.updatedBy());
  }
}
