package ktrdr.sessions.trials;

import java.time.Instant;
import java.util.Optional;
import ktrdr.agent.trials.Look;
import ktrdr.agent.trials.TrialKind;
import ktrdr.agent.trials.Window;
import ktrdr.operations.OperationId;

/**
 * A trial as it is kept.
 *
 * @param id its number, in the order of registration
 * @param instrument number of its instrument
 * @param inSample true if the tested model was trained on any of the bars
 */
public record RegisteredTrial(
    long id,
    long instrument,
    TrialKind kind,
    boolean inSample,
    Window window,
    Look look,
    Occasion occasion) {

  /**
   * The work that made it.
   *
   * @param session empty for stand-alone work
   * @param at when the work completed
   */
  public record Occasion(OperationId operation, Optional<Long> session, Instant at) {}

  /** What makes two trials of one instrument the same. */
  public record Run(String strategy, Window window) {}

  /** What makes this trial the same as another one of its kind. */
  public Run run() {
    return new Run(look.strategy(), window);
  }
}
