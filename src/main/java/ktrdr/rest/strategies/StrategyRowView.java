package ktrdr.rest.strategies;

import java.time.Instant;

/** A strategy in a list. What its document says is null if it is not valid any more. */
public record StrategyRowView(
    String name,
    String source,
    boolean valid,
    String description,
    String symbol,
    String timeframe,
    String sha256,
    Instant createdAt,
    Instant updatedAt,
    String updatedBy) {

  static StrategyRowView of(StrategyView view) {
    return new StrategyRowView(
        view.name(),
        view.source(),
        view.valid(),
        view.description(),
        view.symbol(),
        view.timeframe(),
        view.sha256(),
        view.createdAt(),
        view.updatedAt(),
        view.updatedBy());
  }
}
