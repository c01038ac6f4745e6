package ktrdr.rest.events.client;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * A bounded queue of messages for one client. A sender that finds no room comes back later: what a
 * slow client has yet to read waits in the database's log, not in this server's memory.
 *
 * <p>Dedicated threads do the sending: Liberty's connections block a writer until the client has
 * read, even in asynchronous servlets.
 */
public final class ClientQueue {
  public static final int ROOM = 256;
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
   * @param senders threads that may block
   * @param onRoom called when a full queue has room again
   */
  public ClientQueue(EventSink sink, Executor senders, Runnable onRoom) {
    this.sink = sink;
    this.senders = senders;
    this.onRoom = onRoom;
  }

  /** Starts sending. Until then, the request that opened the stream has not been answered. */
  public void start() {
    synchronized (this) {
      started = true;
    }
    send();
  }

  public synchronized boolean hasRoom() {
    refused |= waiting.size() >= ROOM;
    return waiting.size() < ROOM && !finishing;
  }

  /** Whether the client keeps up, so that passing messages still arrive fresh. */
  public synchronized boolean isCalm() {
    return waiting.size() < CALM && !finishing;
  }

  /** Adds a message for the client, even if the queue is full. */
  public void add(Frame frame) {
    synchronized (this) {
      waiting.add(frame);
    }
    send();
  }

  /** Closes the stream after all queued messages are sent. */
  public void finish() {
    synchronized (this) {
      finishing = true;
    }
    send();
  }

  /**
   * Sends a sign of life, which also shows whether the client is still there. Gives up a client
   * that has not taken a single message since the last beat.
   */
  public void beat() {
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

  public synchronized boolean isClosed() {
    return closed || sink.isClosed();
  }

  /** Sends nothing more. Closes the connection as soon as no message is in transit. */
  public void close() {
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
