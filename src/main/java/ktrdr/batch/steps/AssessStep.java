package ktrdr.batch.steps;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import ktrdr.agent.Evidence;
import ktrdr.agent.SignalCounts;
import ktrdr.agent.leaks.HoldoutPipeline;
import ktrdr.agent.leaks.LeakChecks;
import ktrdr.agent.leaks.Pipeline;
import ktrdr.agent.leaks.WalkForwardPipeline;
import ktrdr.agent.results.AssessmentResult;
import ktrdr.agent.results.BacktestResult;
import ktrdr.agent.results.DesignResult;
import ktrdr.agent.results.LeakReport;
import ktrdr.agent.results.SurrogateTest;
import ktrdr.backtest.EquityCurve;
import ktrdr.backtest.EquityPoint;
import ktrdr.backtest.Trade;
import ktrdr.backtest.files.EquityCsv;
import ktrdr.backtest.files.TradesCsv;
import ktrdr.batch.models.SessionAgents;
import ktrdr.batch.work.BacktestWork;
import ktrdr.batch.work.CountedTrials;
import ktrdr.batch.work.DesignEvidence;
import ktrdr.batch.work.EarlierWork;
import ktrdr.batch.work.Research;
import ktrdr.batch.work.SurrogateWork;
import ktrdr.market.BarSeries;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationType;
import ktrdr.sessions.Artifacts;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.PhaseResult;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.repeats.Comparison;
import ktrdr.sessions.repeats.Comparisons;
import ktrdr.sessions.results.AssessmentCodec;
import ktrdr.sessions.results.BacktestCodec;
import ktrdr.sessions.results.TrainingCodec;
import ktrdr.strategy.Strategy;
import ktrdr.training.bundle.TrainedModel;
import ktrdr.training.walk.FoldSignals;

/** Assesses the result of the session: a verdict, statistics and remarks in sentences. */
@Named
@Dependent
public class AssessStep extends SessionStep {
  private static final int LEAK_SAMPLES = 5;

  /** Fraction of the step that the leak checks take; the assessment takes the rest. */
  private static final double LEAKS_DONE = 0.05;

  /** Where surrogates begin, which alone keep a checkpoint. */
  private static final double STATISTICS_DONE =
      LEAKS_DONE + (1 - LEAKS_DONE) * SurrogateTest.STATISTICS_DONE;

  @Inject private Research research;
  @Inject private SessionAgents agents;
  @Inject private EarlierWork earlier;
  @Inject private CountedTrials trials;
  @Inject private DesignEvidence designs;
  @Inject private SurrogateWork surrogates;
  @Inject private Comparisons comparisons;
  @Inject private Artifacts artifacts;

  /** For the container. */
  public AssessStep() {
    super(SessionPhase.ASSESSING);
  }

  @Override
  protected PhaseResult work(PhaseRun run) throws IOException {
    Assignment assignment = run.session().assignment();
    if (surrogatesBegan(run)) {
      // The checks before them are repeated; what is lost is known when their results are read.
      checkpoints();
    }
    AssessmentResult assessment =
        agents
            .assessor(run, this)
            .assess(evidence(run), assignment.effort().resamples(), part(LEAKS_DONE, 1));
    return compared(run.session(), assessment);
  }

  private boolean surrogatesBegan(PhaseRun run) {
    return surrogatesBegan(
        run.session().assignment().effort().surrogates(),
        run.child().progress().fraction(),
        Files.exists(artifacts.checkpoints(run.child().id())));
  }

  /**
   * Whether an earlier run of this step came to the surrogates.
   *
   * @param kept whether this home has some of their results
   */
  static boolean surrogatesBegan(OptionalInt asked, double fraction, boolean kept) {
    return asked.orElse(1) > 0 && (kept || fraction > STATISTICS_DONE);
  }

  /** A session that repeats another one says whether it found the same. */
  private PhaseResult compared(Session session, AssessmentResult assessment) {
    Map<String, Object> results = new LinkedHashMap<>(AssessmentCodec.write(assessment));
    Optional<Comparison> comparison = comparisons.of(session, results);
    comparison.ifPresent(c -> results.put("comparison", c.write()));
    PhaseResult result = PhaseResult.assessed(results, String.join(" ", assessment.reasons()));
    comparison.ifPresent(c -> say(c.sentence()));
    return comparison.filter(c -> !c.equal()).map(c -> result.warning(c.sentence())).orElse(result);
  }

  private Evidence evidence(PhaseRun run) throws IOException {
    Session session = run.session();
    Operation training = research.completed(session, OperationType.TRAINING);
    TrainedModel model = earlier.model(session, this);
    Operation backtest = earlier.backtested(session, model, this);
    BarSeries bars = research.bars(model.strategy(), this);
    Pipeline pipeline = pipeline(session, model, backtest);
    LeakReport leaks =
        new LeakChecks(LEAK_SAMPLES, session.seed()).run(pipeline, part(0, LEAKS_DONE));
    BacktestResult result = BacktestCodec.read(backtest);
    CountedTrials.Counts counted =
        trials.of(run, bars, result, designs.window(session, bars), this);
    Evidence evidence =
        new Evidence(
                TrainingCodec.read(training),
                Optional.of(backtested(result, backtest, bars)),
                leaks,
                counted.test(),
                session.seed(),
                research.design(session).map(AssessStep::overlaps).orElse(false))
            .with(tested(model.strategy(), pipeline));
    Evidence designed =
        designs.of(session, counted.design(), bars, this).map(evidence::with).orElse(evidence);
    return surrogates
        .of(session, model.strategy(), bars, this)
        .map(designed::with)
        .orElse(designed);
  }

  private static Evidence.Tested tested(Strategy strategy, Pipeline pipeline) {
    return new Evidence.Tested(
        strategy,
        SignalCounts.of(
            pipeline.tradedSignals(),
            pipeline.traded().period(),
            strategy.trading().confidenceThreshold()));
  }

  private Pipeline pipeline(Session session, TrainedModel model, Operation backtest)
      throws IOException {
    Strategy given = research.strategy(session);
    BacktestWork.Task task = earlier.task(session, model, this);
    List<Trade> trades =
        TradesCsv.page(artifacts.trades(backtest.id()), 0, Integer.MAX_VALUE, this).rows();
    return task.model() instanceof FoldSignals walked
        ? WalkForwardPipeline.of(given, model, walked, task.period(), trades, this)
        : HoldoutPipeline.of(given, model, task.period(), trades, this);
  }

  private static boolean overlaps(DesignResult design) {
    return design.byModel().map(DesignResult.ByModel::pretrainingOverlap).orElse(false);
  }

  private Evidence.Backtested backtested(
      BacktestResult result, Operation backtest, BarSeries bars) {
    List<EquityPoint> points =
        EquityCsv.page(artifacts.equity(backtest.id()), 0, Integer.MAX_VALUE, this).rows();
    double[] values = points.stream().mapToDouble(EquityPoint::equity).toArray();
    return new Evidence.Backtested(result, new EquityCurve(values, bars.barsPerYear()), points);
  }
}
