package ktrdr.agent.model;

/** A stream has something that can't be read. The message is a sentence. */
final class GarbageEvent extends Exception {
  private static final long serialVersionUID = 1L;

  GarbageEvent(String sentence) {
    super(sentence);
  }
}
