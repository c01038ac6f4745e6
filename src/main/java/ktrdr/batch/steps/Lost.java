package ktrdr.batch.steps;

import java.util.Optional;
import ktrdr.work.CheckpointFile.Source;
import ktrdr.work.Progress;

/** Says in a sentence for people how much work is lost when an operation starts again. */
final class Lost {
  /** Fraction of the work that a checkpoint always lacks: part of an epoch or of a candidate. */
  private static final double LITTLE = 0.02;

  private Lost() {}

  /** Whether the loss deserves an event; the progress says "repeating" in any case. */
  static boolean isMuch(Progress shown, Progress now, Optional<Source> source) {
    double lost = shown.fraction() - now.fraction();
    return lost > LITTLE || !source.equals(Optional.of(Source.CHECKPOINT));
  }

  /**
   * Returns what is lost.
   *
   * @param shown how far the work was when it stopped
   * @param source what it resumes from; empty for work that keeps no checkpoint
   */
  static String sentence(Progress shown, Optional<Source> source) {
    if (source.equals(Optional.of(Source.CHECKPOINT))) {
      return "It resumes from its last checkpoint; the work since then, up to "
          + shown.percent()
          + ", is repeated";
    }
    String why =
        source.isPresent()
            ? "this server's home has no checkpoint of it (a checkpoint stays where it was written)"
            : "this kind of work keeps no checkpoint";
    return "It starts over: "
        + shown.percent()
        + " was done, but "
        + why
        + "; that work is repeated";
  }
}
