package ktrdr.batch;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Map;
import ktrdr.agent.Gates;
import ktrdr.backtest.Backtest;
import ktrdr.backtest.Rules;
import ktrdr.backtest.TestPeriod;
import ktrdr.operations.OperationType;
import ktrdr.sessions.Models;
import ktrdr.sessions.PhaseResult;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.Research;
import ktrdr.sessions.SessionPhase;
import ktrdr.training.TrainedModel;

/** Backtests the trained model on the bars that it was not trained on. */
@Named
@Dependent
public class BacktestStep extends SessionStep {
  @Inject private Research research;
  @Inject private Models models;
  @Inject private BacktestWork backtest;
  @Inject private Gates gates;

  @Override
  protected SessionPhase phase() {
    return SessionPhase.BACKTESTING;
  }

  @Override
  protected PhaseResult work(PhaseRun run) throws IOException {
    TrainedModel model =
        models.load(research.completed(run.session(), OperationType.TRAINING).id());
    TestPeriod period = models.unseen(model, this);
    Backtest how = new Backtest(model.strategy().trading(), Rules.KTRDR);
    var task = new BacktestWork.Task(how, period, model);
    Map<String, Object> facts = backtest.test(run.child(), task, this);
    facts.put("gate", gate(run, gates.backtest(facts)));
    return PhaseResult.of(facts);
  }
}
