package ktrdr.sessions;

import java.time.Instant;
import java.util.Optional;

/**
 * A tool call by an agent in a session.
 *
 * @param inputTokens of the turn that made the call; empty if not counted
 */
public record ToolCall(
    Instant created,
    String tool,
    boolean success,
    Optional<Long> inputTokens,
    Optional<Long> outputTokens) {}
