package ktrdr.cli.command.follow;

import ktrdr.cli.client.Operation;

/**
 * What a follower saw last.
 *
 * @param end why it stopped looking
 */
public record Followed(Operation last, End end) {

  public enum End {
    /** The operation is terminal. */
    FINISHED,
    /** The user pressed Ctrl-C and the operation goes on, or has been told to stop. */
    INTERRUPTED,
    TIMED_OUT
  }
}
