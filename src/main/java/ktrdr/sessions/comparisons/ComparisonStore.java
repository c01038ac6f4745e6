package ktrdr.sessions.comparisons;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ktrdr.sessions.Session;

/** Stores comparisons of models. All calls join the caller's transaction. */
public interface ComparisonStore {

  /** Stores a new comparison and gives it an id. */
  ModelComparison add(ModelComparison.Plan plan, Instant created, String createdBy);

  Optional<ModelComparison> find(long id);

  /**
   * Lists comparisons, newest first.
   *
   * @param before only those with a lower id, for the next page
   */
  List<ModelComparison> list(Optional<Long> before, int limit);

  /** The sessions of a comparison that were not removed, oldest first. */
  List<Session> sessions(long id);
}
