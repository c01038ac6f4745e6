package ktrdr.agent.results;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ktrdr.backtest.AccountNotes;
import ktrdr.backtest.BacktestRun;
import ktrdr.backtest.BarNotes;
import ktrdr.backtest.InSample;
import ktrdr.backtest.Metrics;
import ktrdr.backtest.benchmarks.BenchmarkFigures;

/**
 * The result of a backtest; its trades and equity curve are in files. Results of earlier ktrdr
 * versions may lack parts.
 *
 * @param inSample true when the model was trained on any of the bars, or when that is unknown
 * @param metrics the figures of the signals that were tested
 * @param benchmark the figures of buy-and-hold with the same share of equity
 * @param dataSha256 hash of the bars that signals were computed from, in hex
 * @param context what helps to judge the figures
 */
public record BacktestResult(
    Optional<Period> period,
    boolean inSample,
    Metrics metrics,
    Benchmark benchmark,
    Optional<String> dataSha256,
    GateResult gate,
    Context context) {

  /** Without any context, as in results of earlier versions. */
  public BacktestResult(
      Optional<Period> period,
      boolean inSample,
      Metrics metrics,
      Benchmark benchmark,
      Optional<String> dataSha256,
      GateResult gate) {
    this(period, inSample, metrics, benchmark, dataSha256, gate, new Context(List.of(), List.of()));
  }

  /**
   * What helps to judge the figures.
   *
   * @param benchmarks what simpler things earned on the same bars
   * @param notes sentences about the account and the bars that the figures do not tell
   * @param known how many of the bars the model knows from its training; empty when not stored
   * @param model what was tested; empty for a fixed rule
   */
  public record Context(
      List<BenchmarkFigures> benchmarks,
      List<String> notes,
      Optional<InSample> known,
      Optional<TestedModel> model) {
    public Context {
      benchmarks = List.copyOf(benchmarks);
      notes = List.copyOf(notes);
    }

    /** Without the bars that a model knows, as in results of earlier versions. */
    public Context(List<BenchmarkFigures> benchmarks, List<String> notes) {
      this(benchmarks, notes, Optional.empty(), Optional.empty());
    }
  }

  /** This result, telling which model was tested. */
  public BacktestResult testing(TestedModel model) {
    return with(new Context(context.benchmarks, context.notes, context.known, Optional.of(model)));
  }

  /**
   * What two backtests that found the same have in common: all but the model's id and time, and the
   * notes, whose words may differ between versions.
   */
  public BacktestResult figures() {
    return with(new Context(context.benchmarks, List.of()));
  }

  private BacktestResult with(Context other) {
    return new BacktestResult(period, inSample, metrics, benchmark, dataSha256, gate, other);
  }

  /** What simpler things earned on the same bars. */
  public List<BenchmarkFigures> benchmarks() {
    return context.benchmarks();
  }

  /**
   * The period that was traded.
   *
   * @param from start of the first bar
   * @param to start of the last bar
   * @param bars number of bars, 2 or more
   */
  public record Period(Instant from, Instant to, int bars) {}

  /**
   * The benchmark of the backtest.
   *
   * @param name {@code buy_and_hold}
   * @param positionSize share of equity in a position; above 0, at most 1
   */
  public record Benchmark(String name, double positionSize, Metrics metrics) {
    private static final String BUY_AND_HOLD = "buy_and_hold";
  }

  /** Creates the result of a backtest run. */
  public static BacktestResult of(
      BacktestRun run, GateResult gate, List<BenchmarkFigures> benchmarks) {
    Period period = new Period(run.period().from(), run.period().to(), run.period().size());
    Benchmark benchmark =
        new Benchmark(
            Benchmark.BUY_AND_HOLD, run.account().sizing().share(), run.benchmark().metrics());
    return new BacktestResult(
        Optional.of(period),
        run.period().inSample(),
        run.metrics(),
        benchmark,
        Optional.of(run.period().bars().sha256()),
        gate,
        new Context(benchmarks, notes(run), Optional.of(run.period().known()), Optional.empty()));
  }

  private static List<String> notes(BacktestRun run) {
    List<String> notes = new ArrayList<>(AccountNotes.of(run));
    run.period().known().sentence().ifPresent(notes::add);
    BarNotes.copiedOpens(run.period()).ifPresent(notes::add);
    return notes;
  }
}
