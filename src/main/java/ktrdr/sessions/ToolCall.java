package ktrdr.sessions;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A tool call by an agent in a session, or what ktrdr did with a turn of its conversation.
 *
 * @param tool stable name: {@code validate_strategy}, {@code save_strategy}
 * @param use what was spent on the turn that made the call
 * @param arguments what the agent wrote, a JSON object; empty if unknown
 * @param result what came of it, a JSON object
 * @param place where it was made; empty for calls that the original ktrdr recorded
 */
public record ToolCall(
    Instant created,
    String tool,
    Use use,
    Map<String, Object> arguments,
    Map<String, Object> result,
    Optional<Place> place) {

  /**
   * What a call used; empty if not counted.
   *
   * @param cost US dollars, with every digit
   */
  public record Use(
      Optional<Long> inputTokens, Optional<Long> outputTokens, Optional<BigDecimal> cost) {}

  /**
   * Where and how long.
   *
   * @param operation id
   * @param turn of the conversation, from 1
   */
  public record Place(String operation, int turn, long millis) {}

  /** Whether the tool did what the agent wanted. */
  public boolean success() {
    return !Boolean.FALSE.equals(result.get("success")) && result.get("error") == null;
  }
}
