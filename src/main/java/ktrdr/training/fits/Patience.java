package ktrdr.training.fits;

import java.util.Optional;
import ktrdr.strategy.Strategy;

/** Counts epochs whose improvement is too small to count. */
final class Patience {
  private final int most;
  private final double minDelta;
  private double reference = Double.POSITIVE_INFINITY;
  private int waited;

  private Patience(int most, double minDelta) {
    this.most = most;
    this.minDelta = minDelta;
  }

  /** Endless if the strategy has no early stopping. */
  static Patience of(Optional<Strategy.EarlyStopping> stopping) {
    return stopping
        .map(s -> new Patience(s.patience(), s.minDelta()))
        .orElse(new Patience(Integer.MAX_VALUE, 0));
  }

  void see(double loss) {
    if (loss < reference - minDelta) {
      reference = loss;
      waited = 0;
    } else {
      waited++;
    }
  }

  boolean isOut() {
    return waited >= most;
  }
}
