package ktrdr.agent.conversation;

import java.util.Optional;
import ktrdr.agent.model.ModelRequest;
import ktrdr.agent.model.ModelRow;
import ktrdr.agent.model.ReplyShape;

/**
 * The language model of one conversation, and how long it may go on.
 *
 * @param row what is known of the model
 * @param turns asks it, or returns what it answered in an earlier run
 * @param maxTurns the most turns, 1 or more
 * @param maxOutputTokens the most tokens of one reply, 1 or more; never more than the model has
 * @param prompts version of the prompts that it is asked by
 */
public record Speaker(
    ModelRow row, Turns turns, int maxTurns, int maxOutputTokens, String prompts) {

  /** One that is asked by the prompts of new sessions. */
  public Speaker(ModelRow row, Turns turns, int maxTurns, int maxOutputTokens) {
    this(row, turns, maxTurns, maxOutputTokens, Prompts.VERSION);
  }

  public Speaker {
    if (maxTurns < 1 || maxOutputTokens < 1) {
      throw new IllegalArgumentException(
          maxTurns + " turns of " + maxOutputTokens + " output tokens");
    }
    int most = row.sizes().maxOutput();
    maxOutputTokens = most > 0 ? Math.min(most, maxOutputTokens) : maxOutputTokens;
  }

  /** Its name in results: {@code provider/id}. */
  public String source() {
    return row.provider().wire() + "/" + row.id();
  }

  /** The schema to send; empty for a model that takes none and is asked for JSON in words only. */
  Optional<ModelRequest.Schema> schema(ReplyShape shape) {
    return row.speech().schema() ? Optional.of(shape.schema()) : Optional.empty();
  }
}
