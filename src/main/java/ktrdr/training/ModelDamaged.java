package ktrdr.training;

import ktrdr.work.Refusal;

/** The files of a saved model do not belong together or were changed. */
public final class ModelDamaged extends Refusal {
  private static final long serialVersionUID = 1L;

  public ModelDamaged(String model, String reason) {
    super(Kind.CONFLICT, "model_damaged", "The saved model " + model + " is damaged: " + reason);
  }
}
