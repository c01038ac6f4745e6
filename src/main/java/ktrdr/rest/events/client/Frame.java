package ktrdr.rest.events.client;

import java.util.Optional;

/**
 * One message of an event stream.
 *
 * @param name the type of message; empty for a comment, which programs do not see
 * @param id from where a returning client continues; empty for a message that is not in the log
 * @param data JSON on one line, or the text of a comment
 */
public record Frame(Optional<String> name, Optional<String> id, String data) {

  static Frame comment(String text) {
    return new Frame(Optional.empty(), Optional.empty(), text);
  }

  /** Creates a message that is not in the log, so a returning client can't continue from it. */
  public static Frame passing(String name, String json) {
    return new Frame(Optional.of(name), Optional.empty(), json);
  }

  public static Frame durable(String name, String id, String json) {
    return new Frame(Optional.of(name), Optional.of(id), json);
  }
}
