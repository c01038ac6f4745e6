package ktrdr.agent.results;

import java.util.Optional;

/**
 * A strategy that the search tried.
 *
 * @param number position in the search; the first is 1
 * @param name name of its strategy document
 * @param description its distinguishing settings, in one line
 * @param score how it traded bars that it was not trained on; empty when it was not trained
 * @param rejection why it could not be trained; empty when it was, or when nobody tried
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
    /** Drawn from the whole search space. */
    EXPLORED,
    /** A small change to one of the best candidates so far. */
    REFINED
  }
}
