package ktrdr.rest.events.client;

import java.util.concurrent.CompletionStage;

/** The connection to one client. */
public interface EventSink {

  /**
   * Sends without blocking; the stage completes when the client's connection has taken the message.
   */
  CompletionStage<?> send(Frame frame);

  boolean isClosed();

  void close();
}
