package ktrdr.rest.events;

import java.time.Instant;

/** How far one client has come in the log of one tree. Not thread-safe. */
final class StreamPosition {
  private final Instant created;
  private long sequence;
  private long reported;
  private boolean ended;

  /**
   * @param created creation time of the root
   * @param sequence of the last event that the client has
   */
  StreamPosition(Instant created, long sequence) {
    this.created = created;
    this.sequence = sequence;
  }

  Instant created() {
    return created;
  }

  long sequence() {
    return sequence;
  }

  /** Moves to an event that is being sent; a tree that had ended has then continued. */
  void advance(long to) {
    sequence = to;
    ended = false;
  }

  /** Number of the last progress report that the client has. */
  long reported() {
    return reported;
  }

  void report(long number) {
    reported = number;
  }

  boolean ended() {
    return ended;
  }

  void end() {
    ended = true;
  }
}
