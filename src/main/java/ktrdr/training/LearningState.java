package ktrdr.training;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the losses of a training told when it ended. */
public enum LearningState {
  /**
   * All planned epochs ran, and to the last the training loss fell while the validation loss did
   * not rise.
   */
  STILL_LEARNING,
  /** The training loss fell while the validation loss no longer improved. */
  OVERFITTING,
  /** Neither: more epochs would have changed little. */
  SETTLED;

  /** Returns the state with this name on the wire. */
  public static Optional<LearningState> of(String name) {
    return Arrays.stream(values()).filter(state -> state.toString().equals(name)).findFirst();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
