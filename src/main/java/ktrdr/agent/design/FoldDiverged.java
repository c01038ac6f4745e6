package ktrdr.agent.design;

import ktrdr.training.TrainingDiverged;
import ktrdr.work.Refusal;

/** A fit on a fold diverged. It does not say which one: that depends on which of them ran first. */
final class FoldDiverged extends Refusal {
  private static final long serialVersionUID = 1L;

  FoldDiverged(double learningRate, TrainingDiverged cause) {
    super(
        Kind.INVALID,
        cause.code(),
        "The loss is no longer a number; a learning_rate below " + learningRate + " may help");
  }
}
