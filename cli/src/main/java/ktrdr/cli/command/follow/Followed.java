package ktrdr.cli.command.follow;

import ktrdr.cli.client.Operation;

/**
 * What a follower saw last.
 *
 * @param end why it stopped following
 */
public record Followed(Operation last, End end) {

  /** Why a follower stopped. */
  public enum End {
    /** The operation has ended. */
    FINISHED,
    /** The user pressed Ctrl-C; the operation continues or was asked to cancel. */
    INTERRUPTED,
    /** The time limit was reached. */
    TIMED_OUT
  }
}
