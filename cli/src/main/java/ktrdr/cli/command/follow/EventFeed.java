package ktrdr.cli.command.follow;

import java.time.Duration;
import java.util.Optional;
import ktrdr.cli.client.OperationsApi;
import ktrdr.cli.client.StreamMessage;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.follow.EventConnection.Broken;
import ktrdr.cli.command.follow.EventConnection.Heard;
import ktrdr.cli.command.follow.EventConnection.Message;

/**
 * The events of a tree, over one connection after the other. It goes on where the last connection
 * broke, so that no event is missing and none comes twice.
 */
final class EventFeed implements AutoCloseable {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final int MOST_DOUBLINGS = 10;

  /** How soon a server begins to tell. */
  private static final Duration OPENING = Duration.ofSeconds(3);

  /** Longer than from one ping of the server to the next. */
  private static final Duration SILENCE = Duration.ofSeconds(20);

  private final OperationsApi operations;
  private final String id;
  private final Duration firstPause;
  private Optional<Long> after;
  private Optional<EventConnection> connection = Optional.empty();
  private boolean stopped;
  private int attempts;
  private long triesAt = System.nanoTime();
  private long silentAt;

  /**
   * @param after the last event that is known; empty to begin with a snapshot
   */
  EventFeed(Context context, String id, Optional<Long> after) {
    this.operations = context.server().operations();
    this.id = id;
    this.firstPause = context.pause();
    this.after = after;
  }

  /** What was heard next. When the connection broke it is made again, after a pause. */
  Optional<Heard> poll() {
    open();
    Optional<Heard> next = connection.flatMap(EventConnection::poll);
    next.ifPresent(this::learn);
    return next;
  }

  /** Makes a connection if there is none, and it is time to. */
  void open() {
    if (connection.isEmpty() && !stopped && System.nanoTime() - triesAt >= 0) {
      Long from = after.orElse(null);
      connection = Optional.of(new EventConnection(() -> operations.follow(id, from)));
      expectWithin(OPENING);
    }
  }

  /** How many connections broke since a message was heard. */
  int attempts() {
    return attempts;
  }

  /** True while all that happens is told here soon. */
  boolean isLive() {
    return connection.isPresent() && System.nanoTime() - silentAt < 0;
  }

  /** Ends the connection, and makes no other. */
  @Override
  public void close() {
    stopped = true;
    connection.ifPresent(EventConnection::close);
    connection = Optional.empty();
  }

  private void learn(Heard heard) {
    if (heard instanceof Message told) {
      attempts = 0;
      expectWithin(SILENCE);
      after = place(told.message()).or(() -> after);
    } else if (heard instanceof Broken) {
      connection = Optional.empty();
      triesAt = System.nanoTime() + pause();
      attempts++;
    }
  }

  /** The longer, the more attempts have failed. */
  private long pause() {
    long doubled = firstPause.toNanos() << Math.min(attempts, MOST_DOUBLINGS);
    return Math.min(doubled, LONGEST_PAUSE.toNanos());
  }

  private void expectWithin(Duration time) {
    silentAt = System.nanoTime() + time.toNanos();
  }

  private static Optional<Long> place(StreamMessage message) {
    return message.id().filter(number -> number.matches("\\d{1,18}")).map(Long::valueOf);
  }
}
