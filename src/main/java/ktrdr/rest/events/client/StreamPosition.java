package ktrdr.rest.events.client;

import java.time.Instant;

/** How far one client has come in the log of one tree. Not thread-safe. */
public final class StreamPosition {
  private final Instant created;
  private long sequence;
  private long reported;
  private boolean ended;

  /**
   * @param created creation time of the root
   * @param sequence of the last event that the client has
   */
  public StreamPosition(Instant created, long sequence) {
    this.created = created;
    this.sequence = sequence;
  }

  public Instant created() {
    return created;
  }

  public long sequence() {
    return sequence;
  }

  /** Moves to an event that is being sent; a tree that had ended has then continued. */
  public void advance(long to) {
    sequence = to;
    ended = false;
  }

  /** Number of the last progress report that the client has. */
  public long reported() {
    return reported;
  }

  public void report(long number) {
    reported = number;
  }

  public boolean ended() {
    return ended;
  }

  public void end() {
    ended = true;
  }
}
