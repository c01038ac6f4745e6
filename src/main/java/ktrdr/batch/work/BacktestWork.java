package ktrdr.batch.work;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import ktrdr.backtest.Backtest;
import ktrdr.backtest.BacktestRun;
import ktrdr.backtest.TestPeriod;
import ktrdr.backtest.benchmarks.BenchmarkFigures;
import ktrdr.backtest.benchmarks.Benchmarks;
import ktrdr.backtest.files.EquityCsv;
import ktrdr.backtest.files.TradesCsv;
import ktrdr.batch.WorkMonitor;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.sessions.Artifacts;
import ktrdr.sessions.artifacts.KeptFiles;
import ktrdr.strategy.NotEnoughMemory;
import ktrdr.strategy.SignalModel;
import ktrdr.strategy.features.HeapNeed;
import ktrdr.training.bundle.TrainedModel;
import ktrdr.work.CheckpointFile;
import ktrdr.work.ProgressMonitor;

/**
 * Runs the backtest of an operation, in a session or stand-alone, and saves its trades and equity.
 */
@Dependent
public class BacktestWork {
  // Fractions of the operation's progress at which each part ends.
  private static final double TRADED = 0.9;
  private static final double TRADES_WRITTEN = 0.92;

  /** Then the benchmarks are computed: with many trades, random entries take seconds. */
  private static final double WRITTEN = 0.95;

  // A model offers its signals for saving about once a second; every tenth offer is written.
  private static final int SIGNALS_A_CHECKPOINT = 10;

  @Inject private Artifacts artifacts;
  @Inject private KeptFiles files;

  /**
   * What to run, and on which bars.
   *
   * @param how the account and the rules
   * @param period the bars to trade on
   * @param model gives the buy and sell signals
   */
  public record Task(Backtest how, TestPeriod period, SignalModel model) {
    /** Estimated heap in bytes. */
    long need() {
      int bars = period.bars().size();
      return model instanceof TrainedModel trained
          ? HeapNeed.ofBacktest(trained.strategy(), bars)
          : HeapNeed.ofRule(bars);
    }
  }

  /**
   * Runs the backtest of an operation; {@link #benchmarks} is what remains to be done.
   *
   * @throws NotEnoughMemory when the heap runs out
   */
  public BacktestRun test(Operation operation, Task task, WorkMonitor monitor) throws IOException {
    OperationId id = operation.id();
    BacktestRun result;
    try {
      result = run(task, monitor);
    } catch (OutOfMemoryError e) {
      throw NotEnoughMemory.ranOut(task.need());
    }
    Files.createDirectories(artifacts.of(id));
    TradesCsv.write(artifacts.trades(id), result.trades(), monitor.part(TRADED, TRADES_WRITTEN));
    EquityCsv.write(
        artifacts.equity(id), result.equityPoints(), monitor.part(TRADES_WRITTEN, WRITTEN));
    monitor.keep(() -> files.note(id, artifacts.trades(id)));
    monitor.keep(() -> files.note(id, artifacts.equity(id)));
    return result;
  }

  /** Computes the benchmarks of a backtest whose files are saved. */
  public static List<BenchmarkFigures> benchmarks(BacktestRun run, ProgressMonitor monitor) {
    return Benchmarks.of(run, Benchmarks.SEED, monitor.part(WRITTEN, 1));
  }

  private static BacktestRun run(Task task, WorkMonitor monitor) {
    try (CheckpointFile checkpoint = monitor.checkpoint(SIGNALS_A_CHECKPOINT)) {
      SignalModel model =
          task.model() instanceof TrainedModel trained
              ? trained.resuming(checkpoint)
              : task.model();
      return task.how().run(task.period(), model, monitor.part(0, TRADED));
    }
  }
}
