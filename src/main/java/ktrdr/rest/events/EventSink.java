package ktrdr.rest.events;

import java.util.concurrent.CompletionStage;

/** The way to one client. */
interface EventSink {

  /** Sends without waiting; the stage ends when the client's connection has taken it. */
  CompletionStage<?> send(Frame frame);

  boolean isClosed();

  void close();
}
