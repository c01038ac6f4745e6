package ktrdr.sessions;

import java.nio.file.Path;
import ktrdr.operations.OperationId;

/**
 * Where the files of operations are: models, trades, equity curves.
 *
 * @param root a folder of the server under {@code KTRDR_HOME}
 */
public record Artifacts(Path root) {

  /** The folder of one operation; the first writer creates it. */
  public Path of(OperationId id) {
    return root.resolve(id.value());
  }

  /** The trained model of a training. */
  public Path model(OperationId training) {
    return of(training).resolve("model");
  }

  /** The signals of the folds of a training that walked forward. */
  public Path signals(OperationId training) {
    return of(training).resolve("signals.bin");
  }

  /** What the candidates of a design earned; absent if none was scored. */
  public Path candidateReturns(OperationId design) {
    return of(design).resolve("returns.bin");
  }

  /** The checkpoint of a training or backtest that stopped early; the file may not exist. */
  public Path checkpoint(OperationId id) {
    return of(id).resolve("checkpoint.bin");
  }

  /** The checkpoints of work in pieces that stopped early; the folder may not exist. */
  public Path checkpoints(OperationId id) {
    return of(id).resolve("checkpoints");
  }

  /** The trades of a backtest. */
  public Path trades(OperationId backtest) {
    return of(backtest).resolve("trades.csv");
  }

  /** The equity curve of a backtest. */
  public Path equity(OperationId backtest) {
    return of(backtest).resolve("equity.csv");
  }
}
