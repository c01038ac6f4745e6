package ktrdr.agent.memory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ktrdr.agent.results.WalkForwardResult;

/** What is known of a hypothesis. */
public enum HypothesisStatus {
  UNTESTED,
  VALIDATED,
  REFUTED,
  INCONCLUSIVE;

  private static final double CLEAR = 2;

  /**
   * Settles the hypothesis of a design by its skill to tell BUY from SELL in the design window, of
   * rows that its networks were not trained on:
   *
   * <ul>
   *   <li>{@code validated}: the t statistic is at least 2;
   *   <li>{@code refuted}: it is at most 0, so that a constant does as well;
   *   <li>{@code inconclusive}: between the two, or not a number.
   * </ul>
   *
   * <p>No bar behind the window and no verdict has a say: the next designer may be told of it.
   */
  public static HypothesisStatus by(WalkForwardResult.Skill directional) {
    if (directional.t() >= CLEAR) {
      return VALIDATED;
    }
    return directional.t() <= 0 ? REFUTED : INCONCLUSIVE;
  }

  /** Whether the next session could settle it. */
  public boolean open() {
    return this == UNTESTED || this == INCONCLUSIVE;
  }

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<HypothesisStatus> of(String wire) {
    return Arrays.stream(values()).filter(s -> s.wire().equalsIgnoreCase(wire)).findFirst();
  }

  /** All words, in their order. */
  public static List<String> words() {
    return Arrays.stream(values()).map(HypothesisStatus::wire).toList();
  }
}
