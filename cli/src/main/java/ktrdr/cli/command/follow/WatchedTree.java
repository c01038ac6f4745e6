package ktrdr.cli.command.follow;

import jakarta.ws.rs.ProcessingException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.Operation;
import ktrdr.cli.client.OperationTree;
import ktrdr.cli.client.OperationsApi;
import ktrdr.cli.client.ServerRefusal;
import ktrdr.cli.client.StreamMessage;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.follow.EventConnection.Broken;
import ktrdr.cli.command.follow.EventConnection.Heard;
import ktrdr.cli.command.follow.EventConnection.Message;

/**
 * An operation with its children, kept as it stands now. It is read once. Then the event stream
 * tells its progress, and that something else has changed: only then it is read again. While there
 * is no stream, every look reads it.
 */
final class WatchedTree implements AutoCloseable {
  /** How long the server may be away, for example restarting, before a follower gives up. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final OperationsApi operations;
  private final String id;
  private final EventFeed feed;
  private final Consumer<String> talk;
  private OperationTree tree = new OperationTree(new Operation(Fields.NONE));
  private long toldAt;
  private boolean stale = true;
  private boolean urgent = true;
  private long silentSince;

  /**
   * @param talk where to say that the server is away
   */
  WatchedTree(Context context, String id, Consumer<String> talk) {
    this.operations = context.server().operations();
    this.id = id;
    this.feed = new EventFeed(context, id, Optional.empty());
    this.talk = talk;
  }

  /** Takes what the stream has told since the last time. */
  void hear() {
    if (tree.root().fields().isEmpty()) {
      return; // what has ended needs no stream, so it is read first
    }
    for (Optional<Heard> heard = feed.poll(); heard.isPresent(); heard = feed.poll()) {
      if (heard.get() instanceof Message told) {
        take(told.message());
      } else if (heard.get() instanceof Broken broken && isNoStream(broken.why())) {
        feed.close();
      }
    }
  }

  /** True when a look is worth it at once: there is an end to be seen, or nothing was seen yet. */
  boolean isUrgent() {
    return urgent;
  }

  /**
   * The operation as it stands, read again if need be.
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

  /** Counts on, as the server does. */
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
      silentSince = 0;
    } catch (ProcessingException | ServerRefusal away) {
      if (!isAway(away) || tree.root().fields().isEmpty()) {
        throw away;
      }
      bear(away);
    }
  }

  private void bear(RuntimeException away) {
    if (silentSince == 0) {
      silentSince = System.nanoTime();
      talk.accept("the server does not answer; still trying …");
    } else if (System.nanoTime() - silentSince > PATIENCE.toNanos()) {
      throw away;
    }
  }

  /** True for no answer; a server that starts or stops says 404 or 503, and not in our words. */
  private static boolean isAway(RuntimeException failure) {
    return !(failure instanceof ServerRefusal refusal) || refusal.reason().isEmpty();
  }

  /** True for a server that has no such stream, and will not have one soon. */
  private static boolean isNoStream(Exception failure) {
    return failure instanceof ServerRefusal refusal
        && refusal.status() < 500
        && !refusal.reason().isEmpty();
  }
}
