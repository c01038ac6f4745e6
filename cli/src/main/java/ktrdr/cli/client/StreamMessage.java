package ktrdr.cli.client;

import java.util.Optional;

/**
 * One message of an event stream.
 *
 * @param name the type of message
 * @param id from where to continue after it; empty for a message that is not in the log
 */
public record StreamMessage(String name, Optional<String> id, Fields data) {
  /** Says nothing but that the server is there. */
  public static final StreamMessage COMMENT = new StreamMessage("", Optional.empty(), Fields.NONE);
}
