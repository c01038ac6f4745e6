package ktrdr.sessions.explain;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ktrdr.operations.Operation;

/**
 * Why an operation is in its present state.
 *
 * @param summary the most important fact, in one line
 * @param causes everything that holds it up or moves it, the most important first
 */
public record Explanation(Operation operation, String summary, List<Cause> causes) {

  /** The kinds of causes. */
  public enum Code {
    QUEUED(true),
    BARS_ELSEWHERE(true),
    LIMIT_HELD(true),
    AGENT_PAUSED(true),
    OWNER_SILENT(true),
    SAFE_POINT_GAP(false),
    CANCELLING(true),
    STILL_STOPPING(false),
    PAUSED(true),
    PAUSE_REQUESTED(true),
    TIMEOUT_NEAR(false),
    RUNNING(false),
    FINISHED(false);

    private final boolean blocks;

    Code(boolean blocks) {
      this.blocks = blocks;
    }

    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One cause.
   *
   * @param detail a sentence with the numbers
   * @param remedy a command or a piece of advice; empty if nothing has to be done
   * @param facts the numbers by wire name: strings, numbers, lists of those, or null
   */
  public record Cause(
      Code code, String detail, Optional<String> remedy, Map<String, Object> facts) {}

  /** Whether no work is done until something else happens. */
  public boolean waiting() {
    return operation.status().active() && causes.stream().anyMatch(c -> c.code().blocks);
  }
}
