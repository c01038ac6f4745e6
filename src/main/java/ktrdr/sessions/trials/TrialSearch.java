package ktrdr.sessions.trials;

import java.time.Instant;
import java.util.Optional;
import ktrdr.agent.trials.TrialKind;
import ktrdr.agent.trials.Window;

/**
 * Selects trials that are not in sample.
 *
 * @param window they have a bar of it
 * @param until only those whose work completed at this time or before; empty for all
 */
public record TrialSearch(TrialKind kind, Window window, Optional<Instant> until) {
  /** The same search for another kind. */
  TrialSearch of(TrialKind other) {
    return new TrialSearch(other, window, until);
  }
}
