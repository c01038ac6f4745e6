package ktrdr.training;

import ktrdr.work.Refusal;

/** The loss or the gradient is no longer a number. */
public final class TrainingDiverged extends Refusal {
  private static final long serialVersionUID = 1L;

  public TrainingDiverged(int epoch, double learningRate) {
    super(
        Kind.INVALID,
        "training_diverged",
        "The loss is no longer a number in epoch "
            + epoch
            + "; a learning_rate below "
            + learningRate
            + " may help");
  }
}
