package ktrdr.agent;

import java.time.Instant;
import java.util.Optional;
import ktrdr.backtest.BacktestRun;
import ktrdr.backtest.Metrics;

/**
 * What a backtest hands on; its trades and its equity are in files. Results of earlier versions may
 * lack parts.
 *
 * @param inSample true when the model has seen any of the bars in training, or that is not known
 * @param metrics of the policy
 * @param dataSha256 hash of the bars that signals were computed from, in hex
 */
public record BacktestResult(
    Optional<Period> period,
    boolean inSample,
    Metrics metrics,
    Benchmark benchmark,
    Optional<String> dataSha256,
    GateResult gate) {

  /**
   * The bars that were measured.
   *
   * @param from start of the first bar
   * @param to start of the last bar
   * @param bars 2 or more
   */
  public record Period(Instant from, Instant to, int bars) {}

  /**
   * What the policy is measured against.
   *
   * @param name {@code buy_and_hold}
   * @param positionSize share of equity that a position takes, above 0 to 1
   */
  public record Benchmark(String name, double positionSize, Metrics metrics) {
    private static final String BUY_AND_HOLD = "buy_and_hold";
  }

  /** The result of a backtest that was run. */
  public static BacktestResult of(BacktestRun run, GateResult gate) {
    Period period = new Period(run.period().from(), run.period().to(), run.period().size());
    Benchmark benchmark =
        new Benchmark(
            Benchmark.BUY_AND_HOLD, run.account().positionSize(), run.benchmark().metrics());
    return new BacktestResult(
        Optional.of(period),
        run.period().inSample(),
        run.metrics(),
        benchmark,
        Optional.of(run.period().bars().sha256()),
        gate);
  }
}
