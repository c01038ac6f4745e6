package ktrdr.batch;

import java.util.Optional;
import ktrdr.work.CheckpointFile.Source;
import ktrdr.work.Progress;

/** What is lost of work that begins again, as a sentence for people. */
final class Lost {
  /** What a checkpoint always lacks: a part of an term, or of a candidate. */
  private static final double LITTLE = 0.02;

  private Lost() {}

  /** Whether it is worth telling; the step says in any case that work is repeated. */
  static boolean isMuch(Progress shown, Progress now, Optional<Source> source) {
    double lost = shown.fraction() - now.fraction();
    return lost > LITTLE || !source.equals(Optional.of(Source.CHECKPOINT));
  }

  /**
   * What is lost.
   *
   * @param shown how far the work was when it was left
   * @param source what it goes on from; empty for work that keeps no checkpoint
   */
  static String sentence(Progress shown, Optional<Source> source) {
    if (source.equals(Optional.of(Source.CHECKPOINT))) {
      return "It goes on from its last checkpoint; what was done since, up to "
          + shown.percent()
          + ", is done again";
    }
    String why =
        source.isPresent()
            ? "this server's home has no checkpoint of it (a checkpoint stays where it was written)"
            : "such work keeps no checkpoint";
    return "It begins anew: " + shown.percent() + " were done, and " + why + "; that is done again";
  }
}
