package ktrdr.training;

import java.util.Locale;
import ktrdr.market.BarSeries;
import ktrdr.work.Checkpoints;
import ktrdr.work.ProgressMonitor;
import org.bytedeco.pytorch.global.torch;

/**
 * The checkpoint of a model's signals.
 *
 * @param task a line that differs whenever a signal could be another one
 */
record KeptSignals(Checkpoints checkpoints, String task) {
  private static final int FORMAT = 1;

  /** Keeps nothing. */
  static KeptSignals none() {
    return new KeptSignals(Checkpoints.none(), "");
  }

  static KeptSignals of(
      TrainedModel model, BarSeries bars, Checkpoints checkpoints, ProgressMonitor monitor) {
    String line =
        String.format(
            Locale.ROOT,
            "signals format=%d weights=%s strategy=%s bars=%s libtorch=%s",
            FORMAT,
            model.weightsSha256(),
            Resumption.hash(model.strategy()),
            bars.sha256(monitor),
            torch.TORCH_VERSION);
    return new KeptSignals(checkpoints, line);
  }

  void restore(Decisions decisions) {
    checkpoints.last(task).ifPresent(decisions::restore);
  }

  void keep(Decisions decisions) {
    checkpoints.keep(task, decisions::state);
  }
}
