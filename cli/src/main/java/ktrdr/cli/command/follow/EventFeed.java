package ktrdr.cli.command.follow;

import java.time.Duration;
import java.util.Optional;
import ktrdr.cli.client.StreamMessage;
import ktrdr.cli.client.api.OperationsApi;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.follow.EventConnection.Broken;
import ktrdr.cli.command.follow.EventConnection.Heard;
import ktrdr.cli.command.follow.EventConnection.Message;

/**
 * The events of a tree over successive connections. Each connection continues where the last one
 * broke, so that no event is missing or duplicated.
 */
final class EventFeed implements AutoCloseable {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final int MOST_DOUBLINGS = 10;

  /** The longest time until the first message of a new connection. */
  private static final Duration OPENING = Duration.ofSeconds(3);

  /** Longer than the server's ping interval. */
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
   * @param after the last known event; empty to begin with a snapshot
   */
  EventFeed(Context context, String id, Optional<Long> after) {
    this.operations = context.server().operations();
    this.id = id;
    this.firstPause = context.pause();
    this.after = after;
  }

  /**
   * Returns the next report; empty when there is none yet. Reconnects a broken connection after a
   * pause.
   */
  Optional<Heard> poll() {
    open();
    Optional<Heard> next = connection.flatMap(EventConnection::poll);
    next.ifPresent(this::learn);
    return next;
  }

  /** Connects if there is no connection and the pause is over. */
  void open() {
    if (connection.isEmpty() && !stopped && System.nanoTime() - triesAt >= 0) {
      Long from = after.orElse(null);
      connection = Optional.of(new EventConnection(() -> operations.follow(id, from)));
      expectWithin(OPENING);
    }
  }

  /** The number of broken connections since the last message. */
  int attempts() {
    return attempts;
  }

  /** True while the connection works, so that events arrive without delay. */
  boolean isLive() {
    return connection.isPresent() && System.nanoTime() - silentAt < 0;
  }

  /** Ends the connection and does not reconnect. */
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

  /** The pause in nanoseconds, doubled with each failed attempt up to a limit. */
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
