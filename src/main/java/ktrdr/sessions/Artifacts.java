package ktrdr.sessions;

import java.nio.file.Path;
import ktrdr.operations.OperationId;

/**
 * Where the files of operations are: models, trades, equity curves.
 *
 * @param root a folder of the server's own, under {@code KTRDR_HOME}
 */
public record Artifacts(Path root) {

  /** The folder of one operation; made by whoever writes into it. */
  public Path of(OperationId id) {
    return root.resolve(id.value());
  }

  /** The trained model of a training. */
  public Path model(OperationId training) {
    return of(training).resolve("model");
  }

  /** How far a training or a backtest is that was left; none when nothing was. */
  public Path checkpoint(OperationId id) {
    return of(id).resolve("checkpoint.bin");
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
