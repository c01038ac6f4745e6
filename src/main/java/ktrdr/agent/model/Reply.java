package ktrdr.agent.model;

import java.util.Optional;

/**
 * What a model has said until its attempt ended.
 *
 * @param text without its reasoning
 * @param stop why it stopped; empty if it was not told
 * @param model the id that the provider resolved; empty if it was not told
 */
public record Reply(String text, Optional<StopReason> stop, Optional<String> model, Usage usage) {
  /** Nothing came. */
  public static final Reply NONE = new Reply("", Optional.empty(), Optional.empty(), Usage.UNTOLD);

  /** True when the provider has sent nothing that it could bill. */
  public boolean isEmpty() {
    return text.isEmpty() && model.isEmpty() && usage.counts().isEmpty();
  }

  public Reply stoppedBy(StopReason reason) {
    return new Reply(text, Optional.of(reason), model, usage);
  }
}
