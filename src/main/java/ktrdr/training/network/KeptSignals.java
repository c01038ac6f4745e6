package ktrdr.training.network;

import java.util.Locale;
import ktrdr.market.BarSeries;
import ktrdr.work.Checkpoints;
import ktrdr.work.ProgressMonitor;

/**
 * The checkpoint of a model's signals.
 *
 * @param task a line that differs whenever a signal could differ
 */
public record KeptSignals(Checkpoints checkpoints, String task) {
  private static final int FORMAT = 1;

  /** Keeps nothing. */
  public static KeptSignals none() {
    return new KeptSignals(Checkpoints.none(), "");
  }

  /** The checkpoint for the model with these hashes on these bars. */
  public static KeptSignals of(
      String weightsSha256,
      String strategySha256,
      BarSeries bars,
      Checkpoints checkpoints,
      ProgressMonitor monitor) {
    String line =
        String.format(
            Locale.ROOT,
            "signals format=%d weights=%s strategy=%s bars=%s libtorch=%s",
            FORMAT,
            weightsSha256,
            strategySha256,
            bars.sha256(monitor),
            Libtorch.VERSION);
    return new KeptSignals(checkpoints, line);
  }

  public void restore(Decisions decisions) {
    checkpoints.last(task).ifPresent(decisions::restore);
  }

  void keep(Decisions decisions) {
    checkpoints.keep(task, decisions::state);
  }
}
