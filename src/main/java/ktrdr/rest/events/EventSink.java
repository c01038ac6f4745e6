package ktrdr.rest.events;

import java.util.concurrent.CompletionStage;

/** The connection to one client. */
interface EventSink {

  /**
   * Sends without blocking; the stage completes when the client's connection has taken the message.
   */
  CompletionStage<?> send(Frame frame);

  boolean isClosed();

  void close();
}
