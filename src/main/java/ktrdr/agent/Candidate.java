package ktrdr.agent;

import java.util.Optional;

/**
 * A strategy that was tried.
 *
 * @param number from 1, in the order of the search
 * @param name the name of its document
 * @param description what sets it apart, in one line
 * @param score on rows that it did not learn from; empty when it could not be trained
 * @param rejection why it could not be trained; empty when it could
 */
public record Candidate(
    int number,
    Origin origin,
    String name,
    String description,
    Optional<TrialScore> score,
    String rejection) {

  /** How a candidate was found. */
  public enum Origin {
    /** Drawn from anywhere in the space. */
    EXPLORED,
    /** A small change of one of the best so far. */
    REFINED
  }
}
