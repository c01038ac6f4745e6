package ktrdr.agent.memory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ktrdr.agent.TrainingResult.Validation;

/** What is known of a hypothesis. */
public enum HypothesisStatus {
  UNTESTED,
  VALIDATED,
  REFUTED,
  INCONCLUSIVE;

  private static final double STANDARD_ERRORS = 2;

  /**
   * Settles the hypothesis of a design by the validation part of its own training. With the share
   * {@code m} of the most frequent label among its {@code n} rows and the standard error {@code √(m
   * (1 − m) / n)}:
   *
   * <ul>
   *   <li>{@code validated}: the accuracy is at least {@code m} plus 2 standard errors;
   *   <li>{@code refuted}: it is at most {@code m}, so that one answer for all bars does as well;
   *   <li>{@code inconclusive}: between the two, or not a number.
   * </ul>
   *
   * <p>The test and the verdict have no say: the next designer may be told of it.
   */
  public static HypothesisStatus by(Validation validation) {
    double majority = validation.majority();
    double error = Math.sqrt(majority * (1 - majority) / validation.rows());
    double accuracy = validation.score().accuracy();
    if (accuracy >= majority + STANDARD_ERRORS * error && accuracy > majority) {
      return VALIDATED;
    }
    return accuracy <= majority ? REFUTED : INCONCLUSIVE;
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
