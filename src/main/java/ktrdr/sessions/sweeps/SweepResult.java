package ktrdr.sessions.sweeps;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import ktrdr.agent.Trials;
import ktrdr.agent.results.AnnualSharpe;
import ktrdr.agent.results.Statistics;
import ktrdr.agent.skill.SharpeStatistics;
import ktrdr.sessions.SessionOutcome;
import ktrdr.sessions.standalone.SweepPlan;

/**
 * What the runs of a sweep have found so far.
 *
 * @param runs in the order in which they run
 */
record SweepResult(SweepPlan plan, List<SweepRun> runs) {
  SweepResult {
    runs = List.copyOf(runs);
  }

  /** The runs, the best score in the design window first; those without a score come last. */
  List<SweepRun> ranked() {
    Comparator<SweepRun> best =
        Comparator.comparingDouble(run -> -run.score().orElse(Double.NEGATIVE_INFINITY));
    List<SweepRun> ranked = new ArrayList<>(runs);
    ranked.sort(best.thenComparingInt(run -> run.point().number()));
    return ranked;
  }

  /** The run with the best score in the design window; empty if none has one. */
  Optional<SweepRun> best() {
    return ranked().stream().findFirst().filter(run -> run.score().isPresent());
  }

  long ended() {
    return runs.stream().filter(SweepRun::ended).count();
  }

  /** How many runs ended so that their operation has this status. */
  long ended(ktrdr.operations.OperationStatus status) {
    return runs.stream()
        .flatMap(run -> run.session().stream())
        .flatMap(session -> session.standing().outcome().stream())
        .map(SessionOutcome::root)
        .filter(status::equals)
        .count();
  }

  /**
   * How many looks at the test bars a run has to pay for: those that the registry knew when it was
   * assessed, and at least all runs of this sweep, because the best of them is chosen.
   */
  int looks(SweepRun run) {
    return Math.max(plan.size(), run.trials());
  }

  /**
   * The probability that the true Sharpe ratio of a run is above the one that the best of all looks
   * reaches by luck; {@link SharpeStatistics} has the formula. Empty until it was assessed.
   */
  OptionalDouble testDsr(SweepRun run) {
    if (run.test().isEmpty()) {
      return OptionalDouble.empty();
    }
    AnnualSharpe.Sample sample = run.test().get().sharpe().sample();
    var bar =
        new SharpeStatistics(
            perBar(run.test().get()), sample.skewness(), sample.kurtosis(), sample.observations());
    Trials trials = Trials.of(looks(run), sharpes());
    double dsr = bar.deflated(trials.count(), bar.variance(trials));
    return Double.isFinite(dsr) ? OptionalDouble.of(dsr) : OptionalDouble.empty();
  }

  private double[] sharpes() {
    return runs.stream()
        .flatMap(run -> run.test().stream())
        .mapToDouble(SweepResult::perBar)
        .filter(Double::isFinite)
        .toArray();
  }

  private static double perBar(Statistics.Trading test) {
    AnnualSharpe.Sample sample = test.sharpe().sample();
    return test.sharpe().ratio() / Math.sqrt(sample.observations() / sample.years());
  }

  /**
   * The spread of a figure over the runs that have it.
   *
   * @param deviation of the sample; NaN with fewer than two runs
   */
  record Spread(int runs, double least, double median, double most, double mean, double deviation) {
    static Spread of(double[] figures) {
      double[] sorted = figures.clone();
      Arrays.sort(sorted);
      int n = sorted.length;
      double mean = Arrays.stream(sorted).average().orElse(Double.NaN);
      double squares = Arrays.stream(sorted).map(x -> (x - mean) * (x - mean)).sum();
      return new Spread(
          n,
          n == 0 ? Double.NaN : sorted[0],
          n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2,
          n == 0 ? Double.NaN : sorted[n - 1],
          mean,
          n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1)));
    }
  }

  Spread spread(Function<SweepRun, Double> figure) {
    return Spread.of(
        runs.stream()
            .map(figure)
            .filter(Objects::nonNull)
            .filter(Double::isFinite)
            .mapToDouble(Double::doubleValue)
            .toArray());
  }
}
