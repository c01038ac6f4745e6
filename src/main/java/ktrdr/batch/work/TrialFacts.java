package ktrdr.batch.work;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.agent.memory.DesignWindow;
import ktrdr.agent.results.Candidate;
import ktrdr.agent.results.DesignResult;
import ktrdr.agent.results.TrainingResult;
import ktrdr.agent.results.TrialScore;
import ktrdr.agent.trials.Instrument;
import ktrdr.agent.trials.Look;
import ktrdr.agent.trials.Sketches;
import ktrdr.agent.trials.StrategyHash;
import ktrdr.agent.trials.TrialKind;
import ktrdr.agent.trials.Tried;
import ktrdr.agent.trials.Window;
import ktrdr.backtest.BacktestRun;
import ktrdr.market.BarSeries;
import ktrdr.sessions.standalone.BacktestPlan;
import ktrdr.strategy.Strategy;
import ktrdr.training.TrainingTask;
import ktrdr.training.bundle.TrainedModel;
import ktrdr.work.ProgressMonitor;

/** Says what a design or a backtest tried, for the registry of trials. */
@Dependent
public class TrialFacts {
  private final Sketches sketches;

  @Inject
  public TrialFacts(Sketches sketches) {
    this.sketches = sketches;
  }

  /** The instrument of a series. */
  public Instrument instrument(BarSeries bars, ProgressMonitor monitor) {
    return Instrument.of(bars, sketches.of(bars, monitor));
  }

  /**
   * What a design tried: all candidates that were scored. Empty if there are none, as when a
   * language model wrote the strategy.
   *
   * @param seen the part of the bars in which they were scored
   */
  public Optional<Tried> designed(
      DesignResult design, DesignWindow seen, BarSeries bars, ProgressMonitor monitor) {
    List<Look> looks =
        design.candidates().stream()
            .flatMap(candidate -> candidate.score().map(s -> look(candidate, s, bars)).stream())
            .toList();
    if (looks.isEmpty()) {
      return Optional.empty();
    }
    Window window = new Window(bars.start(0), seen.end(bars));
    return Optional.of(
        new Tried(instrument(bars, monitor), TrialKind.DESIGN, false, window, looks));
  }

  // A candidate's name has the seed of its session in it; its description is what was tried.
  private static Look look(Candidate candidate, TrialScore score, BarSeries bars) {
    String strategy = StrategyHash.of("candidate " + candidate.description());
    double sharpe = score.trades() == 0 ? Double.NaN : score.sharpe();
    return Look.annual(strategy, sharpe, bars.barsPerYear(), score.bars());
  }

  /**
   * What the backtest of a trained strategy tried, with the account that it had. The same strategy
   * with another seed is another trial: who tries ten seeds and shows the best has looked ten
   * times.
   */
  public Tried tested(TrainedModel model, BacktestRun run, ProgressMonitor monitor) {
    Strategy.Trading trading = model.strategy().trading().with(run.account());
    String trained = trained(model.strategy(), trading, model.seed());
    return tried(TrialKind.TEST, trained, run, monitor);
  }

  private static String trained(Strategy strategy, Strategy.Trading trading, long seed) {
    return StrategyHash.of(StrategyHash.of(strategy, trading) + " seed " + seed);
  }

  /**
   * What a training tried: its result says how well the networks do on the bars that a backtest
   * would test. With such a backtest it is one trial. Empty if a gate ended it before that.
   */
  public Optional<Tried> trained(
      TrainingTask task, TrainingResult result, ProgressMonitor monitor) {
    Strategy strategy = task.strategy();
    String hash = trained(strategy, strategy.trading(), task.effectiveSeed());
    return result
        .split()
        .map(TrainingResult.Split::test)
        .map(
            test ->
                new Tried(
                    instrument(task.bars(), monitor),
                    TrialKind.TRAINING,
                    false,
                    new Window(test.from(), test.to()),
                    List.of(new Look(hash, Double.NaN, test.rows()))));
  }

  /** What the backtest of a fixed rule tried. */
  public Tried tested(BacktestPlan plan, BacktestRun run, ProgressMonitor monitor) {
    Map<String, Object> rule = new LinkedHashMap<>(plan.subject().parameters());
    rule.keySet().removeAll(List.of("start_date", "end_date"));
    return tried(TrialKind.POLICY, StrategyHash.of(rule), run, monitor);
  }

  private Tried tried(TrialKind kind, String strategy, BacktestRun run, ProgressMonitor monitor) {
    double sharpe = run.trades().isEmpty() ? Double.NaN : run.metrics().sharpe();
    return new Tried(
        instrument(run.period().bars(), monitor),
        kind,
        run.period().inSample(),
        new Window(run.period().from(), run.period().to()),
        List.of(Look.annual(strategy, sharpe, run.equity().barsPerYear(), run.period().size())));
  }
}
