package ktrdr.training;

import ktrdr.work.Refusal;

/** The loss or the gradient is no longer a number. */
public final class TrainingDiverged extends Refusal {
  private static final long serialVersionUID = 1L;

  private final double learningRate;

  public TrainingDiverged(int epoch, double learningRate) {
    this(" in epoch " + epoch, learningRate);
  }

  private TrainingDiverged(String where, double learningRate) {
    super(
        Kind.INVALID,
        "training_diverged",
        "The loss is no longer a number"
            + where
            + "; a learning_rate below "
            + learningRate
            + " may help");
    this.learningRate = learningRate;
  }

  /** One that does not name the epoch: of several fits at once, any may be the first. */
  public TrainingDiverged anywhere() {
    return new TrainingDiverged("", learningRate);
  }
}
