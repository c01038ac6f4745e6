package ktrdr.agent.model.wire;

/** A stream has something that can't be read. The message is a sentence. */
public final class GarbageEvent extends Exception {
  private static final long serialVersionUID = 1L;

  public GarbageEvent(String sentence) {
    super(sentence);
  }
}
