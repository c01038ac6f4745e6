package ktrdr.cli.client;

import java.util.Optional;

/**
 * One message of an event stream.
 *
 * @param name what sort of message it is
 * @param id where to go on after it; empty for what is not in the log
 */
public record StreamMessage(String name, Optional<String> id, Fields data) {}
