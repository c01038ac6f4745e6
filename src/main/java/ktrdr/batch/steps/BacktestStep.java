package ktrdr.batch.steps;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.results.BacktestResult;
import ktrdr.agent.results.GateResult;
import ktrdr.backtest.BacktestRun;
import ktrdr.backtest.benchmarks.BenchmarkFigures;
import ktrdr.batch.work.BacktestWork;
import ktrdr.batch.work.EarlierWork;
import ktrdr.batch.work.GatedTraining;
import ktrdr.batch.work.Research;
import ktrdr.batch.work.TrialFacts;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationType;
import ktrdr.sessions.PhaseResult;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.results.BacktestCodec;
import ktrdr.training.bundle.TrainedModel;

/** Backtests the session's model on the bars that it was not trained on. */
@Named
@Dependent
public class BacktestStep extends SessionStep {
  @Inject private EarlierWork earlier;
  @Inject private BacktestWork backtest;
  @Inject private TrialFacts facts;
  @Inject private Research research;

  /** For the container. */
  public BacktestStep() {
    super(SessionPhase.BACKTESTING);
  }

  @Override
  protected PhaseResult work(PhaseRun run) throws IOException {
    TrainedModel model = earlier.model(run.session(), this);
    BacktestWork.Task task = earlier.task(run.session(), model, this);
    BacktestRun tested = backtest.test(run.child(), task, this);
    List<BenchmarkFigures> benchmarks = BacktestWork.benchmarks(tested, this);
    BacktestResult result = BacktestResult.of(tested, gate(run), benchmarks);
    return PhaseResult.of(BacktestCodec.write(result.testing(earlier.tested(run.session(), model))))
        .trying(Optional.of(facts.tested(model, tested, this)));
  }

  private GateResult gate(PhaseRun run) {
    Operation training = research.completed(run.session(), OperationType.TRAINING);
    return GatedTraining.backtestGate(training).orElse(GateResult.NOT_CHECKED.bypass());
  }
}
