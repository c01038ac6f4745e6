package ktrdr.sessions.explain;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ktrdr.operations.Operation;

/**
 * Why an operation stands as it does.
 *
 * @param summary the first thing to know, in one line
 * @param causes all that holds it, or moves it; the most important one first
 */
public record Explanation(Operation operation, String summary, List<Cause> causes) {

  /** What holds or moves work. */
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
   * @param detail a sentence with its numbers
   * @param remedy a command or an advice; empty when nothing has to be done
   * @param facts the numbers by wire name: strings, numbers, lists of those, or null
   */
  public record Cause(
      Code code, String detail, Optional<String> remedy, Map<String, Object> facts) {}

  /** True when no work is done until something else happens. */
  public boolean waiting() {
    return operation.status().active() && causes.stream().anyMatch(c -> c.code().blocks);
  }
}
