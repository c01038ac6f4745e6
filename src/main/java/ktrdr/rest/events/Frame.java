package ktrdr.rest.events;

import java.util.Optional;

/**
 * One message of an event stream.
 *
 * @param name what sort of message it is; empty for a comment, which programs do not see
 * @param id where a client that comes back goes on; empty for what is not durable
 * @param data JSON on one line, or the text of a comment
 */
record Frame(Optional<String> name, Optional<String> id, String data) {

  static Frame comment(String text) {
    return new Frame(Optional.empty(), Optional.empty(), text);
  }

  /** A message that is not in the log: a client that comes back must not go on after it. */
  static Frame passing(String name, String json) {
    return new Frame(Optional.of(name), Optional.empty(), json);
  }

  static Frame durable(String name, String id, String json) {
    return new Frame(Optional.of(name), Optional.of(id), json);
  }
}
