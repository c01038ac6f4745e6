package ktrdr.rest.agent;

import java.time.Instant;
import ktrdr.sessions.ToolCall;

/** A tool call of an agent. */
public record ToolCallView(
    Instant createdAt, String toolName, String result, Long inputTokens, Long outputTokens) {

  static ToolCallView of(ToolCall call) {
    return new ToolCallView(
        call.created(),
        call.tool(),
        call.success() ? "success" : "failure",
        call.inputTokens().orElse(null),
        call.outputTokens().orElse(null));
  }
}
