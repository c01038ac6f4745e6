package ktrdr.rest.events;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * What one client is still to be sent: so many messages at most. Who finds no room comes again
 * later; what waits for a slow client is the log in the database, not this server's memory.
 *
 * <p>Sending is left to threads that do nothing else: Liberty's connections make who writes wait
 * until the client has read, also where a servlet asked them not to.
 */
final class ClientQueue {
  static final int ROOM = 256;
  private static final int CALM = 8;

  private final EventSink sink;
  private final Executor senders;
  private final Runnable onRoom;
  private final Deque<Frame> waiting = new ArrayDeque<>();
  private boolean started;
  private boolean busy;
  private boolean refused;
  private boolean finishing;
  private boolean closed;
  private long sent;
  private long sentAtLastBeat = -1;

  /**
   * @param senders threads that may be made to wait
   * @param onRoom called when there is room again after there was none
   */
  ClientQueue(EventSink sink, Executor senders, Runnable onRoom) {
    this.sink = sink;
    this.senders = senders;
    this.onRoom = onRoom;
  }

  /** From now on messages leave. Before, the request that opened the stream is not answered yet. */
  void start() {
    synchronized (this) {
      started = true;
    }
    send();
  }

  synchronized boolean hasRoom() {
    refused |= waiting.size() >= ROOM;
    return waiting.size() < ROOM && !finishing;
  }

  /** True when the client keeps up, so that what is passing is not old before it arrives. */
  synchronized boolean isCalm() {
    return waiting.size() < CALM && !finishing;
  }

  /** Takes a message for the client, whether there is room or not. */
  void add(Frame frame) {
    synchronized (this) {
      waiting.add(frame);
    }
    send();
  }

  /** Closes the stream when all that is waiting was sent. */
  void finish() {
    synchronized (this) {
      finishing = true;
    }
    send();
  }

  /**
   * Shows the client that the server is there, which also shows the server that the client is. One
   * that has not taken a single message since the last beat is given up.
   */
  void beat() {
    boolean stalled;
    synchronized (this) {
      stalled = busy && sent == sentAtLastBeat;
      sentAtLastBeat = sent;
    }
    if (stalled) {
      close();
    } else if (hasRoom()) {
      add(Frame.comment("ping"));
    }
  }

  synchronized boolean isClosed() {
    return closed || sink.isClosed();
  }

  /** Sends nothing more. The connection is closed as soon as no message is on its way. */
  void close() {
    synchronized (this) {
      started = true;
      closed = true;
      waiting.clear();
    }
    send();
  }

  private void send() {
    synchronized (this) {
      if (!started || busy || (waiting.isEmpty() && !isOver())) {
        return;
      }
      busy = true;
    }
    try {
      senders.execute(this::drain);
    } catch (RejectedExecutionException shuttingDown) {
      sink.close();
    }
  }

  private void drain() {
    for (Frame next = next(); next != null; next = next()) {
      CompletionStage<?> way;
      try {
        way = sink.send(next);
      } catch (RuntimeException gone) {
        arrived(true);
        continue;
      }
      if (!way.toCompletableFuture().isDone()) {
        way.whenComplete((nothing, failure) -> goOn(failure != null));
        return;
      }
      arrived(way.toCompletableFuture().isCompletedExceptionally());
    }
  }

  private void goOn(boolean failed) {
    arrived(failed);
    synchronized (this) {
      busy = false;
    }
    send();
  }

  private void arrived(boolean failed) {
    boolean roomAgain;
    synchronized (this) {
      sent++;
      closed |= failed;
      roomAgain = refused && waiting.isEmpty();
      refused &= !roomAgain;
    }
    if (roomAgain) {
      onRoom.run();
    }
  }

  private Frame next() {
    boolean over;
    synchronized (this) {
      if (!closed && !waiting.isEmpty()) {
        return waiting.poll();
      }
      over = isOver();
      busy = over; // nothing follows the end
    }
    if (over) {
      sink.close();
    }
    return null;
  }

  private boolean isOver() {
    return closed || (finishing && waiting.isEmpty());
  }
}
