package ktrdr.rest.events;

import java.time.Instant;

/** How far one client has come in the log of one tree. Used by one thread at a time. */
final class StreamPosition {
  private final Instant created;
  private long sequence;
  private long reported;
  private boolean ended;

  /**
   * @param created when the root was
   * @param sequence the last event that the client has
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

  /** The next event is on its way; whatever ended before goes on. */
  void advance(long to) {
    sequence = to;
    ended = false;
  }

  /** The number of the last progress report that the client has. */
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
