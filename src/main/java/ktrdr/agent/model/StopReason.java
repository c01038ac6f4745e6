package ktrdr.agent.model;

/** Why a model stopped. */
public enum StopReason {
  END("The model said all it had to say."),
  MAX_TOKENS("The reply reached its limit of tokens and was cut."),
  REFUSAL("The model refused to answer."),
  PAUSE("The model paused its turn and has not finished."),
  CONTEXT_EXCEEDED("The conversation is longer than the model's context window."),
  CONTENT_FILTER("The provider's content filter withheld the reply."),
  UNKNOWN("The model stopped for a reason that ktrdr does not know.");

  private final String sentence;

  StopReason(String sentence) {
    this.sentence = sentence;
  }

  /** It, for people. */
  public String sentence() {
    return sentence;
  }
}
