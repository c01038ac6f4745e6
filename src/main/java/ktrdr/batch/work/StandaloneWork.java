package ktrdr.batch.work;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.agent.results.BacktestResult;
import ktrdr.agent.results.GateResult;
import ktrdr.agent.results.TestedModel;
import ktrdr.agent.results.TrainingResult;
import ktrdr.agent.trials.Tried;
import ktrdr.backtest.Backtest;
import ktrdr.backtest.BacktestRun;
import ktrdr.backtest.benchmarks.BenchmarkFigures;
import ktrdr.batch.WorkMonitor;
import ktrdr.market.BarSource;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationStore;
import ktrdr.sessions.artifacts.Models;
import ktrdr.sessions.results.BacktestCodec;
import ktrdr.sessions.results.TrainingCodec;
import ktrdr.sessions.standalone.BacktestPlan;
import ktrdr.sessions.standalone.LoadPlan;
import ktrdr.sessions.standalone.TrainingPlan;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.training.TrainingTask;
import ktrdr.training.bundle.TrainedModel;

/** Does the work that a stand-alone operation describes, in the way a session's step does. */
@Dependent
public class StandaloneWork {
  @Inject private StrategyReader reader;
  @Inject private BarSource source;
  @Inject private Models models;
  @Inject private GatedTraining training;
  @Inject private BacktestWork backtest;
  @Inject private LoadWork load;
  @Inject private SweepWork sweep;
  @Inject private TrialFacts facts;
  @Inject private OperationStore operations;

  /**
   * What stand-alone work leaves.
   *
   * @param results by wire name
   * @param tried what a training or a backtest tried; empty for other work
   */
  public record Done(Map<String, Object> results, Optional<Tried> tried) {
    private static Done of(Map<String, Object> results) {
      return new Done(results, Optional.empty());
    }
  }

  /** Does the work. Gates are recorded but decide nothing. */
  public Done done(Operation operation, WorkMonitor monitor) throws IOException {
    return switch (operation.type()) {
      case TRAINING -> train(operation, monitor);
      case BACKTESTING -> test(operation, monitor);
      case SWEEP -> Done.of(sweep.run(operation, monitor));
      case DATA_LOAD -> Done.of(load.load(LoadPlan.of(operation.subject()), monitor));
      case AGENT_SESSION, AGENT_DESIGN, AGENT_ASSESSMENT ->
          throw new IllegalStateException("no stand-alone work: " + operation.type());
    };
  }

  private Done train(Operation operation, WorkMonitor monitor) throws IOException {
    TrainingPlan plan = TrainingPlan.of(operation.subject(), reader);
    Strategy strategy = plan.strategy();
    var task = new TrainingTask(strategy, strategy.data().bars(source, monitor), plan.seed());
    TrainingResult result = training.train(operation, task, GatedTraining.Gating.RECORDED, monitor);
    return new Done(TrainingCodec.write(result), facts.trained(task, result, monitor));
  }

  private Done test(Operation operation, WorkMonitor monitor) throws IOException {
    BacktestPlan plan = BacktestPlan.of(operation.subject());
    BacktestWork.Task task = task(plan, monitor);
    BacktestRun run = backtest.test(operation, task, monitor);
    Tried tried =
        task.model() instanceof TrainedModel model
            ? facts.tested(model, run, monitor)
            : facts.tested(plan, run, monitor);
    List<BenchmarkFigures> benchmarks = BacktestWork.benchmarks(run, monitor);
    BacktestResult result = BacktestResult.of(run, gate(plan), benchmarks);
    return new Done(BacktestCodec.write(telling(result, plan, task)), Optional.of(tried));
  }

  // Nothing is checked here: a gate reads the design window of a training.
  private GateResult gate(BacktestPlan plan) {
    return plan.tested() instanceof BacktestPlan.Model trained
        ? operations
            .find(trained.training())
            .flatMap(GatedTraining::backtestGate)
            .orElse(GateResult.NOT_CHECKED)
        : GateResult.NOT_CHECKED;
  }

  /** The result, with the model that was tested if there is one. */
  private static BacktestResult telling(
      BacktestResult result, BacktestPlan plan, BacktestWork.Task task) {
    return plan.tested() instanceof BacktestPlan.Model tested
            && task.model() instanceof TrainedModel model
        ? result.testing(TestedModel.of(tested.training().value(), model))
        : result;
  }

  private BacktestWork.Task task(BacktestPlan plan, WorkMonitor monitor) throws IOException {
    if (plan.tested() instanceof BacktestPlan.Model trained) {
      TrainedModel model = models.load(trained.training());
      Strategy.Trading trading = model.strategy().trading().with(plan.account());
      Backtest how = new Backtest(trading, plan.rules());
      return new BacktestWork.Task(how, models.period(plan, model, monitor), model);
    }
    BacktestPlan.Policy policy = (BacktestPlan.Policy) plan.tested();
    Backtest how = new Backtest(new Strategy.Trading(0, true, 0, plan.account()), plan.rules());
    return new BacktestWork.Task(how, plan.period().in(plan.bars(source, monitor)), policy.rule());
  }
}
