package ktrdr.cli.command.follow;

import jakarta.ws.rs.ProcessingException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.Operation;
import ktrdr.cli.client.OperationTree;
import ktrdr.cli.client.StreamMessage;
import ktrdr.cli.client.api.OperationsApi;
import ktrdr.cli.client.http.ServerRefusal;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.follow.EventConnection.Broken;
import ktrdr.cli.command.follow.EventConnection.Heard;
import ktrdr.cli.command.follow.EventConnection.Message;

/**
 * The current state of an operation with its children. It is read once; after that, the event
 * stream reports progress and other changes, and only a change makes it read again. While there is
 * no stream, every look reads it.
 */
final class WatchedTree implements AutoCloseable {
  private final OperationsApi operations;
  private final String id;
  private final EventFeed feed;
  private final Absence absence;
  private OperationTree tree = new OperationTree(new Operation(Fields.NONE));
  private long toldAt;
  private boolean stale = true;
  private boolean urgent = true;

  /**
   * @param talk receives a message when the server is unreachable
   */
  WatchedTree(Context context, String id, Consumer<String> talk) {
    this.operations = context.server().operations();
    this.id = id;
    this.feed = new EventFeed(context, id, Optional.empty());
    this.absence = new Absence(talk);
  }

  /** Processes the messages of the stream since the last call. */
  void hear() {
    if (tree.root().fields().isEmpty()) {
      return; // read it first: an ended operation needs no stream
    }
    for (Optional<Heard> heard = feed.poll(); heard.isPresent(); heard = feed.poll()) {
      if (heard.get() instanceof Message told) {
        take(told.message());
      } else if (heard.get() instanceof Broken broken && isNoStream(broken.why())) {
        feed.close();
      }
    }
  }

  /** True when a look should not wait: the operation ended, or nothing was read yet. */
  boolean isUrgent() {
    return urgent;
  }

  /**
   * Returns the current state of the operation; reads it again if necessary.
   *
   * @throws ServerRefusal when there is no such operation
   */
  Operation look() {
    if (stale || !feed.isLive()) {
      read();
    } else {
      goOn();
    }
    urgent = false;
    if (!tree.root().isFinished()) {
      feed.open();
    }
    return tree.root();
  }

  @Override
  public void close() {
    feed.close();
  }

  private void take(StreamMessage message) {
    if (message.name().equals("snapshot")) {
      new OperationTree(new Operation(message.data().object("data")))
          .find(id)
          .ifPresent(this::learn);
    } else if (message.name().equals("progress")) {
      goOn();
      tree = tree.with(message.data());
    } else if (message.name().equals("end")) {
      urgent = true;
      stale = true;
      feed.close();
    } else if (message.id().isPresent()) {
      stale = true;
      urgent |= isEnd(message.data());
    }
  }

  private boolean isEnd(Fields event) {
    return new Operation(event).id().equals(id)
        && event.text("after").filter(Operation::isTerminal).isPresent();
  }

  /** Advances durations to now, as the server does. */
  private void goOn() {
    long now = System.nanoTime();
    tree = tree.after(Duration.ofNanos(now - toldAt));
    toldAt = now;
  }

  private void learn(Operation now) {
    tree = new OperationTree(now);
    toldAt = System.nanoTime();
    stale = false;
  }

  private void read() {
    try {
      learn(new Operation(new Fields(operations.tree(id)).object("data")).checked());
      absence.over();
    } catch (ProcessingException | ServerRefusal away) {
      if (tree.root().fields().isEmpty()) {
        throw away;
      }
      absence.bear(away);
    }
  }

  /** True when the server refuses the stream, so that reconnecting is useless. */
  private static boolean isNoStream(Exception failure) {
    return failure instanceof ServerRefusal refusal
        && refusal.status() < 500
        && !refusal.reason().isEmpty();
  }
}
