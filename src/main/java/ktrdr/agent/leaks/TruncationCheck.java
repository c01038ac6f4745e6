package ktrdr.agent.leaks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Signals;
import ktrdr.strategy.features.FeatureMatrix;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;

/**
 * Catches features and signals that look ahead: those of bar t must not change when the bars after
 * t are removed. Features must be equal bit for bit; confidences may differ by 1e-6, because a
 * network may add in another order.
 *
 * @param samples number of bars to check, drawn from those that have features
 */
record TruncationCheck(int samples, long seed) implements LeakCheck {
  private static final double TOLERANCE = 1e-6;

  @Override
  public String name() {
    return "truncation";
  }

  @Override
  public String clean() {
    return "At "
        + samples
        + " sampled bars, features and signals are unchanged when later bars are removed.";
  }

  @Override
  public List<String> failures(Pipeline pipeline, ProgressMonitor monitor) {
    ProgressMonitor quiet = new Quiet(monitor);
    BarSeries bars = pipeline.bars();
    Pipeline.Features features = pipeline.preparation().fit(bars, quiet);
    FeatureMatrix whole = features.of(bars, quiet);
    Random random = new Random(seed);
    List<String> failures = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      monitor.stopIfCancelled();
      int t = whole.firstBar() + random.nextInt(bars.size() - whole.firstBar());
      BarSeries known = bars.upTo(t);
      features(features.of(known, quiet), whole, t, failures);
      signals(pipeline.answers(), known, quiet, failures);
      monitor.report(Progress.of(i + 1, samples, "leak check " + (i + 1) + "/" + samples));
    }
    return failures;
  }

  private static void features(
      FeatureMatrix known, FeatureMatrix whole, int t, List<String> failures) {
    for (int column = 0; column < whole.columns(); column++) {
      if (bits(known, t, column) != bits(whole, t, column)) {
        failures.add(whole.names().get(column) + of(t));
      }
    }
  }

  private static void signals(
      Pipeline.Answers answers, BarSeries known, ProgressMonitor monitor, List<String> failures) {
    int t = known.size() - 1;
    Signals signals = answers.reloaded().signals(known, monitor);
    double change = signals.confidence(t) - answers.signals().confidence(t);
    if (signals.direction(t) != answers.signals().direction(t) || Math.abs(change) > TOLERANCE) {
      failures.add("The signal" + of(t));
    }
  }

  private static String of(int t) {
    return " of bar " + t + " depends on later bars.";
  }

  private static int bits(FeatureMatrix matrix, int bar, int column) {
    return Float.floatToRawIntBits(matrix.value(bar - matrix.firstBar(), column));
  }
}
