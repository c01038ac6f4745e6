package ktrdr.operations.workers;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Estimates the remaining time of one run of work. The estimate uses the last three quarters of
 * what this run did: the beginning loads data and warms up, and earlier runs may have been faster
 * or slower.
 */
final class Pace {
  /** Fraction of the work needed for an estimate; below it the warm-up dominates. */
  private static final double FEWEST = 0.1;

  /** Fraction at the beginning of this run's work that the estimate ignores. */
  private static final double WARM_UP = 0.25;

  /** Smallest difference in fraction between two samples. */
  private static final double STEP = 0.002;

  private final List<Sample> samples = new ArrayList<>();

  private record Sample(Instant at, double fraction) {}

  /** Records the fraction of the work that is done. */
  void see(double fraction, Instant now) {
    if (samples.isEmpty() || fraction - last().fraction >= STEP) {
      samples.add(new Sample(now, fraction));
    }
  }

  /** Estimates the remaining time; empty when this run has not done enough work. */
  Optional<Duration> left(double fraction, Instant now) {
    if (samples.isEmpty() || fraction - samples.get(0).fraction < FEWEST) {
      return Optional.empty();
    }
    double after = samples.get(0).fraction + WARM_UP * (fraction - samples.get(0).fraction);
    Sample from = samples.get(0);
    for (Sample sample : samples) {
      from = sample.fraction <= after ? sample : from;
    }
    double millis = Duration.between(from.at, now).toMillis();
    return Optional.of(
        Duration.ofMillis(Math.round(millis * (1 - fraction) / (fraction - from.fraction))));
  }

  private Sample last() {
    return samples.get(samples.size() - 1);
  }
}
