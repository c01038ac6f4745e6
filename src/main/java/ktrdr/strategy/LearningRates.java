package ktrdr.strategy;

/** How the learning rate changes. The first epoch has the given one. */
public sealed interface LearningRates {

  /** Times {@code gamma} after every {@code size} epochs. */
  record Step(int size, double gamma) implements LearningRates {}

  /** Times {@code gamma} after every epoch. */
  record Exponential(double gamma) implements LearningRates {}

  /** Down to nearly 0 at the last planned epoch, along half a cosine. */
  record Cosine() implements LearningRates {}

  /**
   * Times {@code factor} when the validation loss has not improved by 0.01 % in more than {@code
   * patience} epochs.
   */
  record Plateau(int patience, double factor) implements LearningRates {}
}
