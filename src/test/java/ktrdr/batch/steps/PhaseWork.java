package ktrdr.batch.steps;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.Brief;
import ktrdr.agent.Evidence;
import ktrdr.agent.assess.BuiltinAssessor;
import ktrdr.agent.design.RandomDesigner;
import ktrdr.agent.leaks.HoldoutPipeline;
import ktrdr.agent.leaks.LeakChecks;
import ktrdr.agent.leaks.Pipeline;
import ktrdr.agent.leaks.WalkForwardPipeline;
import ktrdr.agent.results.LeakReport;
import ktrdr.backtest.Backtest;
import ktrdr.backtest.BacktestRun;
import ktrdr.backtest.Rules;
import ktrdr.backtest.TestPeriod;
import ktrdr.backtest.benchmarks.Benchmarks;
import ktrdr.fixture.SampleEvidence;
import ktrdr.market.BarSeries;
import ktrdr.market.PermutedBars;
import ktrdr.market.Timeframe;
import ktrdr.market.sources.BundledBars;
import ktrdr.sessions.SessionPhase;
import ktrdr.strategy.Labels;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.TooFewBars;
import ktrdr.training.EmptySplit;
import ktrdr.training.SplitRange;
import ktrdr.training.TrainingTask;
import ktrdr.training.TrainingWatch;
import ktrdr.training.fits.FitStore;
import ktrdr.training.labels.OneClassOnly;
import ktrdr.training.trainer.Trainer;
import ktrdr.training.trainer.TrainingRun;
import ktrdr.training.walk.FoldSignals;
import ktrdr.work.CheckpointFolder;
import ktrdr.work.Crew;
import ktrdr.work.KeptPieces;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;

/**
 * The work of a session's phases on bundled bars, as the batch steps have the engine do it, in the
 * same order and amount. Its candidates are drawn at random, and the first of them is "found".
 */
final class PhaseWork {
  // As large as the bars that they learn.
  private static final double GATES_OF_WALK = 0.15;
  private static final double GATES_OF_HOLDOUT = 0.65;
  private static final double TESTED = 0.95;
  private static final double LEAKS_DONE = 0.1;
  private static final double STATISTICS_DONE = 0.15;
  private static final int EPOCHS = 40;
  private static final int BATCH = 64;
  private static final Optional<Strategy.EarlyStopping> PATIENCE =
      Optional.of(new Strategy.EarlyStopping(6, 0));
  private static final Trainer TRAINER = Trainer.withBaselines(InstantSource.fixed(Instant.EPOCH));
  private static final FitStore STORE =
      new FitStore(
          new KeptPieces(
              Crew.alone(), new CheckpointFolder(Path.of("none"), warning -> {}, () -> false)),
          1);
  private static final BundledBars SOURCE = new BundledBars();

  private final SessionKind kind;
  private final BarSeries bars = SOURCE.load("SPX", Timeframe.D1);
  private final BarSeries window;
  private final Strategy strategy;
  private TrainingRun training;
  private BacktestRun backtest;

  PhaseWork(SessionKind kind) {
    this.kind = kind;
    window = bars.upTo((int) (kind.window() * bars.size()) - 1);
    strategy = candidate(0, SessionKind.NETWORKS);
  }

  void run(SessionPhase phase, ProgressMonitor monitor) throws IOException {
    switch (phase) {
      case DESIGNING -> design(monitor);
      case TRAINING -> train(monitor);
      case BACKTESTING -> backtest(monitor);
      default -> assess(monitor);
    }
  }

  private void design(ProgressMonitor monitor) throws IOException {
    for (int i = 0; i < kind.candidates; i++) {
      ProgressMonitor own = monitor.part((double) i / kind.candidates, (i + 1.0) / kind.candidates);
      try {
        TRAINER.crossValidate(task(candidate(i, PhaseCosts.SEEDS), window), own, STORE);
      } catch (TooFewBars | EmptySplit | OneClassOnly e) {
        own.report(Progress.NONE.labelled(e.getMessage()));
      }
      own.report(Progress.NONE.finished());
    }
  }

  private void train(ProgressMonitor monitor) throws IOException {
    double trained = 1 - (kind.walk().isPresent() ? GATES_OF_WALK : GATES_OF_HOLDOUT);
    training = trained(strategy, bars, monitor.part(0, trained));
    TRAINER.crossValidate(task(strategy, window), monitor.part(trained, 1), STORE);
  }

  private static TrainingRun trained(Strategy strategy, BarSeries bars, ProgressMonitor monitor)
      throws IOException {
    return TRAINER.train(task(strategy, bars), TrainingWatch.of(monitor), STORE);
  }

  private void backtest(ProgressMonitor monitor) {
    SplitRange test = training.split().test();
    TestPeriod period = TestPeriod.of(bars, test.firstBar(), test.afterBar());
    Backtest rules = new Backtest(strategy.trading(), Rules.KTRDR);
    backtest =
        signals().isPresent()
            ? rules.run(period, signals().get(), monitor.part(0, TESTED))
            : rules.run(period, training.model(), monitor.part(0, TESTED));
    Benchmarks.of(backtest, Benchmarks.SEED, monitor.part(TESTED, 1));
  }

  private Optional<FoldSignals> signals() {
    return training.details().walk().map(walk -> walk.signals());
  }

  private void assess(ProgressMonitor monitor) throws IOException {
    LeakReport leaks = new LeakChecks(5, 1).run(pipeline(), monitor.part(0, LEAKS_DONE));
    Evidence sample = SampleEvidence.with(leaks);
    Evidence.Backtested traded =
        new Evidence.Backtested(sample.backtest().orElseThrow().result(), backtest.equity());
    Evidence evidence =
        new Evidence(
            sample.training(), Optional.of(traded), leaks, sample.trials(), sample.seed(), false);
    int surrogates = kind.surrogates.orElse(0);
    double done = surrogates == 0 ? 1 : LEAKS_DONE + STATISTICS_DONE * (1 - LEAKS_DONE);
    new BuiltinAssessor().assess(evidence, SessionKind.RESAMPLES, monitor.part(LEAKS_DONE, done));
    for (int i = 0; i <= surrogates && surrogates > 0; i++) {
      double each = (1 - done) / (surrogates + 1);
      ProgressMonitor own = monitor.part(done + i * each, Math.min(1, done + (i + 1) * each));
      BarSeries series = i == 0 ? bars : PermutedBars.of(bars, i, own.quiet());
      TRAINER.outOfSample(task(with(strategy, 1), series), own);
    }
  }

  private Pipeline pipeline() {
    ProgressMonitor none = ProgressMonitor.unwatched();
    TestPeriod period = backtest.period();
    return signals()
        .map(
            walked ->
                WalkForwardPipeline.of(
                    strategy, training.model(), walked, period, backtest.trades(), none))
        .orElseGet(
            () -> HoldoutPipeline.of(strategy, training.model(), period, backtest.trades(), none));
  }

  private static TrainingTask task(Strategy strategy, BarSeries bars) {
    return new TrainingTask(strategy, bars, 1);
  }

  private Strategy candidate(int number, int networks) {
    Brief brief = new Brief("", "SPX", Timeframe.D1, 1_000 + number, 20);
    return with(
        new RandomDesigner(SOURCE).design(brief, bars, ProgressMonitor.unwatched()).strategy(),
        networks);
  }

  private Strategy with(Strategy drawn, int networks) {
    Strategy.Optimiser told = drawn.learning().optimiser();
    Strategy.Optimiser optimiser =
        new Strategy.Optimiser(
            EPOCHS,
            BATCH,
            told.learningRate(),
            told.optimizer(),
            told.weightDecay(),
            told.gradientClip(),
            told.classWeights(),
            told.seed(),
            PATIENCE);
    Strategy.Learning learning =
        new Strategy.Learning(
            new Strategy.Network(List.of(32, 16), "relu", 0.1),
            optimiser,
            new Labels.TripleBarrier(14, 1.5, 1.5, 10),
            kind.walk().map(walk -> walk),
            networks);
    return new Strategy(
        drawn.name(),
        drawn.text(),
        drawn.data(),
        drawn.indicators(),
        drawn.inputs(),
        learning,
        drawn.trading());
  }
}
