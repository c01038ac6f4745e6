package ktrdr.cli.client;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One research run as {@code GET /agent/sessions/{id}} returns it: flat, with the results of each
 * phase.
 */
public record Session(Fields fields) {

  public String id() {
    return fields.scalar("session_id").or(() -> fields.scalar("id")).orElse("?");
  }

  public Optional<String> operation() {
    return fields.text("operation_id");
  }

  public String phase() {
    return fields.text("phase").orElse("?");
  }

  public Optional<String> outcome() {
    return fields.text("outcome");
  }

  /** The error message of the failed phase. */
  public Optional<String> error() {
    return fields.text("error_message");
  }

  public Optional<String> strategyName() {
    return fields.text("strategy_name");
  }

  public OptionalDouble durationSeconds() {
    return fields.number("duration_seconds");
  }

  public OptionalDouble costUsd() {
    return fields.number("cost_usd");
  }

  /**
   * The results of a phase: {@code design}, {@code training}, {@code backtesting} or {@code
   * assessment}.
   */
  public Fields results(String phase) {
    return fields.object("results").object(phase);
  }

  /** Id of the operation that ran a phase, by the phase's name or its operation's type. */
  public Optional<String> operationOf(String phase) {
    return fields.objects("phases").stream()
        .filter(entry -> entry.text("phase").filter(phase::equals).isPresent())
        .findFirst()
        .flatMap(entry -> entry.text("operation_id"));
  }
}
