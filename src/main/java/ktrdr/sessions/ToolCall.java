package ktrdr.sessions;

import java.time.Instant;
import java.util.Optional;

/**
 * A tool that an agent called in a session.
 *
 * @param inputTokens of the turn that called it; empty when nobody counted
 */
public record ToolCall(
    Instant created,
    String tool,
    boolean success,
    Optional<Long> inputTokens,
    Optional<Long> outputTokens) {}
