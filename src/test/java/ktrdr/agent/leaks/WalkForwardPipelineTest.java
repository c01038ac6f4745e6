package ktrdr.agent.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.results.LeakReport;
import ktrdr.backtest.Backtest;
import ktrdr.backtest.BacktestRun;
import ktrdr.backtest.Rules;
import ktrdr.backtest.TestPeriod;
import ktrdr.strategy.Labels;
import ktrdr.strategy.Signals;
import ktrdr.strategy.Strategy;
import ktrdr.training.PieceTrainings;
import ktrdr.training.TrainingWatch;
import ktrdr.training.Trainings;
import ktrdr.training.trainer.TrainingRun;
import ktrdr.training.walk.FoldSignals;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalkForwardPipelineTest {
  private static final ProgressMonitor QUIET = ProgressMonitor.unwatched();

  @TempDir private Path directory;

  @Test
  void a_walk_forward_is_clean_and_its_fills_belong_to_the_signals_of_its_folds() {
    Strategy strategy = strategy();
    TrainingRun run =
        new PieceTrainings(directory.resolve("fits")).train(strategy, TrainingWatch.of(QUIET));
    FoldSignals walked = run.details().walk().orElseThrow().signals();
    TestPeriod period = TestPeriod.of(Trainings.BARS, 600, Trainings.BARS.size());
    BacktestRun traded = new Backtest(strategy.trading(), Rules.KTRDR).run(period, walked, QUIET);
    assertThat(traded.trades()).isNotEmpty();

    LeakReport report = check(strategy, run, walked, traded);
    assertThat(report.failures()).isEmpty();
    Signals never = new Signals(new byte[1_500], new float[1_500]);
    FoldSignals others = new FoldSignals(walked.dataSha256(), 600, never);
    assertThat(check(strategy, run, others, traded).checks())
        .filteredOn(c -> !c.passed())
        .extracting(LeakReport.Check::name)
        .containsExactly("fill");
  }

  /** Follows every answer of its networks, however unsure they are. */
  private static Strategy strategy() {
    Strategy walking =
        Trainings.strategy(
            new Strategy.Learning(
                Trainings.NETWORK,
                Trainings.optimiser(2, "adam", Optional.empty()),
                new Labels.ForwardReturn(5, 0.006, -0.006),
                Optional.of(new Strategy.WalkForward(0.4, 2, Strategy.Scheme.ANCHORED)),
                1));
    return new Strategy(
        walking.name(),
        walking.text(),
        walking.data(),
        walking.indicators(),
        walking.inputs(),
        walking.learning(),
        new Strategy.Trading(0, true, 0, walking.trading().account()));
  }

  private static LeakReport check(
      Strategy given, TrainingRun run, FoldSignals walked, BacktestRun traded) {
    Pipeline pipeline =
        WalkForwardPipeline.of(
            given, run.model(), walked, traded.period(), List.copyOf(traded.trades()), QUIET);
    return new LeakChecks(3, 1).run(pipeline, QUIET);
  }
}
