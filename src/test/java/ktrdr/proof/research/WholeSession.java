package ktrdr.proof.research;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import ktrdr.agent.AssessmentResult;
import ktrdr.agent.BacktestResult;
import ktrdr.agent.Brief;
import ktrdr.agent.Design;
import ktrdr.agent.Evidence;
import ktrdr.agent.GateResult;
import ktrdr.agent.LeakReport;
import ktrdr.agent.TrainingResult;
import ktrdr.agent.Trials;
import ktrdr.agent.assess.BuiltinAssessor;
import ktrdr.agent.assess.GateThresholds;
import ktrdr.agent.assess.Gates;
import ktrdr.agent.assess.WalkForwardFigures;
import ktrdr.agent.design.BuiltinDesigner;
import ktrdr.agent.leaks.LeakChecks;
import ktrdr.agent.leaks.WalkForwardPipeline;
import ktrdr.backtest.Backtest;
import ktrdr.backtest.BacktestRun;
import ktrdr.backtest.Benchmarks;
import ktrdr.backtest.Rules;
import ktrdr.backtest.TestPeriod;
import ktrdr.market.BarSeries;
import ktrdr.market.Timeframe;
import ktrdr.strategy.Strategy;
import ktrdr.training.Platform;
import ktrdr.training.TrainingTask;
import ktrdr.training.TrainingWatch;
import ktrdr.training.trainer.FitStore;
import ktrdr.training.trainer.Trainer;
import ktrdr.training.trainer.TrainingRun;
import ktrdr.training.trainer.WalkForwardRun;
import ktrdr.work.CheckpointFolder;
import ktrdr.work.Crew;
import ktrdr.work.KeptPieces;
import ktrdr.work.ProgressMonitor;

/**
 * A whole research session without a server, on one thread: the engine does what the steps of the
 * batch job let it do, in their order. Nobody tried anything on its market before.
 *
 * @param candidates that its designer tries
 * @param resamples of its assessment
 */
record WholeSession(ResearchMarket market, int candidates, int resamples) {
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);
  private static final int LEAK_SAMPLES = 5;
  private static final ProgressMonitor MONITOR = ProgressMonitor.unwatched();
  private static final FitStore STORE =
      new FitStore(
          new KeptPieces(
              Crew.alone(), new CheckpointFolder(Path.of("none"), warning -> {}, () -> false)),
          1);

  /** What the parts of a session leave. */
  record Result(Design design, TrainingRun training, BacktestRun backtest, Evidence evidence) {
    AssessmentResult assessed(int resamples) {
      return new BuiltinAssessor().assess(evidence, resamples, MONITOR);
    }
  }

  /** Runs the session, and says in a row what it found. */
  SessionRow row() throws IOException {
    long begin = System.nanoTime();
    Result result = run();
    AssessmentResult assessed = result.assessed(resamples);
    double seconds = (System.nanoTime() - begin) / 1e9;
    Evidence evidence = result.evidence();
    return new SessionRow(
        market,
        assessed.verdict(),
        evidence.trainingGate().passed() && evidence.backtestGate().passed(),
        evidence.training().breakdown().walkForward().orElseThrow().directional().t(),
        result.backtest().equity().sharpe(),
        result.backtest().benchmark().equity().sharpe(),
        Double.NaN,
        seconds,
        Double.NaN,
        assessed.reasons().get(0));
  }

  private Brief brief() {
    return new Brief(
        "", "PLANTED", Timeframe.D1, market.seed(), candidates, Optional.of(WalkedStrategy.WALK));
  }

  Result run() throws IOException {
    BarSeries bars = market.series();
    Design design =
        new BuiltinDesigner(market, BuiltinDesigner.EPOCHS).design(brief(), bars, MONITOR);
    Strategy strategy = WalkedStrategy.of(design.strategy());
    Gates gates = new Gates(GateThresholds.DEFAULT);
    TrainingRun training =
        new Trainer(CLOCK)
            .train(
                new TrainingTask(strategy, bars, market.seed()), TrainingWatch.of(MONITOR), STORE);
    WalkForwardRun walked = training.details().walk().orElseThrow();
    TestPeriod period = TestPeriod.of(bars, walked.signals().first(), bars.size());
    BacktestRun backtest =
        new Backtest(strategy.trading(), Rules.KTRDR).run(period, walked.signals(), MONITOR);
    Evidence evidence =
        new Evidence(
            result(training, gates.training(training)),
            Optional.of(
                new Evidence.Backtested(
                    result(backtest, gates.backtest(backtest)), backtest.equity())),
            leaks(training, backtest),
            Trials.first(),
            market.seed(),
            false);
    return new Result(design, training, backtest, evidence);
  }

  private TrainingResult result(TrainingRun run, GateResult gate) {
    Platform platform = new Platform("", "", "");
    return TrainingResult.of(run, "whole-session", gate, platform, WalkForwardFigures.of(run));
  }

  private static BacktestResult result(BacktestRun run, GateResult gate) {
    return BacktestResult.of(run, gate, Benchmarks.of(run, Benchmarks.SEED, MONITOR));
  }

  private LeakReport leaks(TrainingRun run, BacktestRun traded) {
    return new LeakChecks(LEAK_SAMPLES, market.seed())
        .run(
            WalkForwardPipeline.of(
                run.model().strategy(),
                run.model(),
                run.details().walk().orElseThrow().signals(),
                traded.period(),
                traded.trades(),
                MONITOR),
            MONITOR);
  }
}
