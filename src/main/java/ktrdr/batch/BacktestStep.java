package ktrdr.batch;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import ktrdr.agent.Gates;
import ktrdr.backtest.Backtest;
import ktrdr.backtest.BacktestResult;
import ktrdr.backtest.EquityCsv;
import ktrdr.backtest.Rules;
import ktrdr.backtest.TestPeriod;
import ktrdr.backtest.TradesCsv;
import ktrdr.market.BarSeries;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationType;
import ktrdr.sessions.Artifacts;
import ktrdr.sessions.PhaseResult;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.Research;
import ktrdr.sessions.SessionPhase;
import ktrdr.strategy.StrategyReader;
import ktrdr.training.ChronologicalSplit;
import ktrdr.training.TrainedModel;

/** Backtests the trained model on the bars that it was not trained on. */
@Named
@Dependent
public class BacktestStep extends SessionStep {
  @Inject private Research research;
  @Inject private StrategyReader reader;
  @Inject private Gates gates;
  @Inject private Artifacts artifacts;

  @Override
  protected SessionPhase phase() {
    return SessionPhase.BACKTESTING;
  }

  @Override
  protected PhaseResult work(PhaseRun run) throws IOException {
    OperationId training = research.completed(run.session(), OperationType.TRAINING).id();
    TrainedModel model = TrainedModel.load(artifacts.model(training), reader);
    BarSeries bars = research.bars(model.strategy());
    BacktestResult result =
        new Backtest(model.strategy().trading(), Rules.KTRDR)
            .run(outOfSample(model, bars), model, this);
    Files.createDirectories(artifacts.of(run.child().id()));
    TradesCsv.write(artifacts.trades(run.child().id()), result.trades());
    EquityCsv.write(artifacts.equity(run.child().id()), result.equityPoints());
    Map<String, Object> facts = new LinkedHashMap<>(result.facts());
    facts.put("data_sha256", bars.sha256());
    facts.put("gate", gate(run, gates.backtest(facts)));
    return PhaseResult.of(facts);
  }

  private static TestPeriod outOfSample(TrainedModel model, BarSeries bars) {
    ChronologicalSplit split = ChronologicalSplit.of(model.strategy(), bars);
    return TestPeriod.of(bars, split.test().firstBar(), split.test().afterBar())
        .trainedOn(split.train().firstBar(), split.validation().afterBar());
  }
}
