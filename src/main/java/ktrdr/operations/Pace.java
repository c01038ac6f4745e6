package ktrdr.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How fast one run of a piece of work goes. What is left is reckoned from the last three quarters
 * of what this run did: its beginning loads and warms up, and earlier runs may have had another
 * pace.
 */
final class Pace {
  /** Less than this of the work says nothing yet: too much of it is what warms up. */
  private static final double FEWEST = 0.1;

  /** This share of what was done in this run does not count. */
  private static final double WARM_UP = 0.25;

  /** Between two samples at least. */
  private static final double STEP = 0.002;

  private final List<Sample> samples = new ArrayList<>();

  private record Sample(Instant at, double fraction) {}

  /** The work has come so far, as it counts itself. */
  void see(double fraction, Instant now) {
    if (samples.isEmpty() || fraction - last().fraction >= STEP) {
      samples.add(new Sample(now, fraction));
    }
  }

  /** How long the work still takes, about; empty when that can't be said yet. */
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
