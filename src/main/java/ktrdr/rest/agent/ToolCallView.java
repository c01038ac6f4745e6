package ktrdr.rest.agent;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import ktrdr.sessions.ToolCall;

/**
 * A tool call of an agent. What is not known is null.
 *
 * @param turn of the conversation, from 1
 * @param output what came of it
 */
public record ToolCallView(
    Instant createdAt,
    String toolName,
    String result,
    Long inputTokens,
    Long outputTokens,
    BigDecimal costUsd,
    String operationId,
    Integer turn,
    Double durationSeconds,
    Map<String, Object> arguments,
    Map<String, Object> output) {
  private static final double MILLIS = 1000;

  static ToolCallView of(ToolCall call) {
    Optional<ToolCall.Place> place = call.place();
    return new ToolCallView(
        call.created(),
        call.tool(),
        call.success() ? "success" : "failure",
        call.use().inputTokens().orElse(null),
        call.use().outputTokens().orElse(null),
        call.use().cost().orElse(null),
        place.map(ToolCall.Place::operation).orElse(null),
        place.map(ToolCall.Place::turn).orElse(null),
        place.map(at -> at.millis() / MILLIS).orElse(null),
        call.arguments().isEmpty() ? null : call.arguments(),
        call.result().isEmpty() ? null : call.result());
  }
}
