package ktrdr.proof.research;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.Brief;
import ktrdr.agent.Design;
import ktrdr.agent.Evidence;
import ktrdr.agent.Trials;
import ktrdr.agent.assess.BuiltinAssessor;
import ktrdr.agent.assess.VerdictRules;
import ktrdr.agent.design.BuiltinDesigner;
import ktrdr.agent.gates.DesignWindowGates;
import ktrdr.agent.gates.GateThresholds;
import ktrdr.agent.gates.Gates;
import ktrdr.agent.leaks.LeakChecks;
import ktrdr.agent.leaks.WalkForwardPipeline;
import ktrdr.agent.memory.DesignWindow;
import ktrdr.agent.results.AssessmentResult;
import ktrdr.agent.results.BacktestResult;
import ktrdr.agent.results.DesignWindowResult;
import ktrdr.agent.results.GateResult;
import ktrdr.agent.results.LeakReport;
import ktrdr.agent.results.SurrogateResult;
import ktrdr.agent.results.TrainingResult;
import ktrdr.agent.skill.WalkForwardFigures;
import ktrdr.agent.surrogates.Surrogates;
import ktrdr.backtest.Backtest;
import ktrdr.backtest.BacktestRun;
import ktrdr.backtest.Rules;
import ktrdr.backtest.TestPeriod;
import ktrdr.backtest.benchmarks.BenchmarkFigures;
import ktrdr.backtest.benchmarks.Benchmarks;
import ktrdr.market.Timeframe;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.Strategy.Scheme;
import ktrdr.strategy.Strategy.WalkForward;
import ktrdr.training.Platform;
import ktrdr.training.TrainingTask;
import ktrdr.training.TrainingWatch;
import ktrdr.training.fits.FitStore;
import ktrdr.training.trainer.Trainer;
import ktrdr.training.trainer.TrainingRun;
import ktrdr.training.walk.FoldSignals;
import ktrdr.work.CheckpointFolder;
import ktrdr.work.Crew;
import ktrdr.work.KeptPieces;
import ktrdr.work.ProgressMonitor;

/**
 * A whole research session without a server, on one thread: the engine does what the steps of the
 * batch job let it do. Nobody tried anything on its market before.
 *
 * @param candidates that its designer tries
 * @param resamples of its assessment
 */
record WholeSession(ResearchMarket market, int candidates, int resamples) {
  private static final WalkForward WALK = new WalkForward(0.4, 6, Scheme.ANCHORED);
  private static final long DRAWS = 1_000_000; // more than are drawn: no two have one seed
  private static final int LEAK_SAMPLES = 5;
  private static final int SURROGATES = 19;
  private static final Platform PLATFORM = new Platform("", "", "");
  private static final Trainer TRAINER = new Trainer(InstantSource.fixed(Instant.EPOCH));
  private static final ProgressMonitor MONITOR = ProgressMonitor.unwatched();
  private static final FitStore STORE =
      new FitStore(new KeptPieces(Crew.alone(), CheckpointFolder.none()), 1);

  /** A strategy's training, and what it earned out of sample. */
  record Walked(TrainingTask task, TrainingRun training, BacktestRun backtest) {
    double sharpe() {
      return backtest.equity().sharpe();
    }

    FoldSignals signals() {
      return training.details().walk().orElseThrow().signals();
    }
  }

  /**
   * Runs the session, and says in a row what it found.
   *
   * @param ranked number of designs that are drawn and walk forward, too, to see if their scores
   *     tell which is better; 0 for none
   */
  SessionRow row(int ranked) throws IOException {
    long begin = System.nanoTime();
    Design design = design(market.seed(), candidates);
    Walked walked = walked(design.strategy());
    Evidence evidence = evidence(walked);
    AssessmentResult assessed = new BuiltinAssessor().assess(evidence, resamples, MONITOR);
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new SessionRow(
        market,
        assessed.verdict(),
        evidence.trainingGate().passed() && evidence.backtestGate().passed(),
        skill(evidence),
        walked.sharpe(),
        walked.backtest().benchmark().equity().sharpe(),
        p(assessed),
        seconds,
        ranked == 0 ? Double.NaN : new Ranks(this, ranked).correlation(),
        assessed.reasons().get(0));
  }

  /**
   * One design of many that are independent of each other.
   *
   * @param number from 1
   */
  Design drawn(int number) {
    return design(DRAWS * market.seed() + number, 1);
  }

  private Design design(long seed, int tries) {
    Brief brief = new Brief("", market.symbol(), Timeframe.D1, seed, tries, Optional.of(WALK));
    return new BuiltinDesigner(market, BuiltinDesigner.EPOCHS)
        .design(brief, market.series(), MONITOR);
  }

  /** Trains a strategy fold by fold, and trades what it says. */
  Walked walked(Strategy strategy) throws IOException {
    TrainingTask task = new TrainingTask(strategy, market.series(), market.seed());
    TrainingRun training = TRAINER.train(task, TrainingWatch.of(MONITOR), STORE);
    FoldSignals signals = training.details().walk().orElseThrow().signals();
    TestPeriod period = TestPeriod.of(task.bars(), signals.first(), task.bars().size());
    BacktestRun backtest =
        new Backtest(strategy.trading(), Rules.KTRDR).run(period, signals, MONITOR);
    return new Walked(task, training, backtest);
  }

  private Evidence evidence(Walked walked) throws IOException {
    DesignWindowGates.Decided gates = gates(walked.task());
    TrainingResult training =
        TrainingResult.of(
                walked.training(),
                "whole-session",
                gates.training(),
                PLATFORM,
                WalkForwardFigures.of(walked.training(), MONITOR))
            .with(gates.window());
    return new Evidence(
            training,
            Optional.of(backtested(walked.backtest(), gates.window().backtestGate())),
            leaks(walked),
            Trials.first(),
            market.seed(),
            false)
        .with(
            new Surrogates(
                walked.task(),
                SURROGATES,
                false,
                VerdictRules.DEFAULT.poorP(),
                TRAINER,
                STORE.pieces()));
  }

  private static DesignWindowGates.Decided gates(TrainingTask task) throws IOException {
    int bars = DesignWindow.of(Optional.of(WALK)).bars(task.bars().size());
    TrainingTask window =
        new TrainingTask(task.strategy(), task.bars().slice(0, bars), task.seed());
    return new DesignWindowGates(TRAINER, new Gates(GateThresholds.DEFAULT))
        .decide(window, MONITOR, STORE);
  }

  private static Evidence.Backtested backtested(BacktestRun run, GateResult gate) {
    List<BenchmarkFigures> benchmarks = Benchmarks.of(run, Benchmarks.SEED, MONITOR);
    return new Evidence.Backtested(BacktestResult.of(run, gate, benchmarks), run.equity());
  }

  private LeakReport leaks(Walked walked) {
    return new LeakChecks(LEAK_SAMPLES, market.seed())
        .run(
            WalkForwardPipeline.of(
                walked.task().strategy(),
                walked.training().model(),
                walked.signals(),
                walked.backtest().period(),
                walked.backtest().trades(),
                MONITOR),
            MONITOR);
  }

  private static double skill(Evidence evidence) {
    return evidence
        .training()
        .breakdown()
        .designWindow()
        .flatMap(DesignWindowResult::figures)
        .map(figures -> figures.directional().t())
        .orElse(Double.NaN);
  }

  private static double p(AssessmentResult assessed) {
    return assessed.statistics().detail().surrogates().map(SurrogateResult::p).orElse(Double.NaN);
  }
}
