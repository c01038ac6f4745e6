package ktrdr.agent.assess;

import java.util.Optional;
import java.util.stream.Stream;
import ktrdr.agent.GateResult;
import ktrdr.agent.assess.GateCheck.Unit;
import ktrdr.backtest.BacktestRun;
import ktrdr.backtest.Metrics;
import ktrdr.training.Score;
import ktrdr.training.trainer.TrainingRun;

/**
 * Cheap checks between the phases. They report the first failure. A number that is not finite
 * fails.
 */
public record Gates(GateThresholds thresholds) {

  /** Checks the score on the test rows and the fall of the training loss. */
  public GateResult training(TrainingRun run) {
    return training(run.test(), run.history().lossDecrease());
  }

  GateResult training(Score test, double lossDecrease) {
    return first(
        Stream.of(
            GateCheck.atLeast(
                    thresholds.minAccuracy(),
                    "test_accuracy",
                    Unit.PERCENT,
                    "accuracy_below_threshold")
                .failure(test.accuracy()),
            GateCheck.atMost(thresholds.maxLoss(), "test_loss", Unit.LOSS, "loss_too_high")
                .failure(test.loss()),
            GateCheck.atLeast(
                    thresholds.minLossDecrease(),
                    "loss_decrease",
                    Unit.PERCENT,
                    "insufficient_loss_decrease")
                .failure(lossDecrease)));
  }

  /** Checks the win rate, the maximum drawdown and the Sharpe ratio. */
  public GateResult backtest(BacktestRun run) {
    Metrics metrics = run.metrics();
    return backtest(metrics.trades().winRate(), metrics.maxDrawdown(), metrics.sharpe());
  }

  GateResult backtest(double winRate, double maxDrawdown, double sharpe) {
    return first(
        Stream.of(
            GateCheck.atLeast(thresholds.minWinRate(), "win_rate", Unit.PERCENT, "win_rate_too_low")
                .failure(winRate),
            GateCheck.atMost(
                    thresholds.maxDrawdown(), "max_drawdown", Unit.PERCENT, "drawdown_too_high")
                .failure(maxDrawdown),
            GateCheck.atLeast(thresholds.minSharpe(), "sharpe", Unit.RATIO, "sharpe_too_low")
                .failure(sharpe)));
  }

  private static GateResult first(Stream<Optional<String>> failures) {
    return failures
        .flatMap(Optional::stream)
        .findFirst()
        .map(GateResult::failed)
        .orElse(GateResult.PASSED);
  }
}
