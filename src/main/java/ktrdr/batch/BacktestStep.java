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
import ktrdr.work.CheckpointFile;

/** Backtests the trained model on the bars that it was not trained on. */
@Named
@Dependent
public class BacktestStep extends SessionStep {
  private static final double TRADED = 0.9;
  private static final double TRADES_WRITTEN = 0.92;

  // the model gives its signals to keep about once a second
  private static final int SIGNALS_A_CHECKPOINT = 10;

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
    BarSeries bars = research.bars(model.strategy(), this);
    BacktestResult result = backtest(model, bars);
    Files.createDirectories(artifacts.of(run.child().id()));
    TradesCsv.write(
        artifacts.trades(run.child().id()), result.trades(), part(TRADED, TRADES_WRITTEN));
    EquityCsv.write(
        artifacts.equity(run.child().id()), result.equityPoints(), part(TRADES_WRITTEN, 1));
    Map<String, Object> facts = new LinkedHashMap<>(result.facts());
    facts.put("data_sha256", bars.sha256());
    facts.put("gate", gate(run, gates.backtest(facts)));
    return PhaseResult.of(facts);
  }

  private BacktestResult backtest(TrainedModel model, BarSeries bars) {
    Backtest backtest = new Backtest(model.strategy().trading(), Rules.KTRDR);
    try (CheckpointFile checkpoint = checkpoint(SIGNALS_A_CHECKPOINT)) {
      return backtest.run(outOfSample(model, bars), model.resuming(checkpoint), part(0, TRADED));
    }
  }

  private static TestPeriod outOfSample(TrainedModel model, BarSeries bars) {
    ChronologicalSplit split = ChronologicalSplit.of(model.strategy(), bars);
    return TestPeriod.of(bars, split.test().firstBar(), split.test().afterBar())
        .trainedOn(split.train().firstBar(), split.validation().afterBar());
  }
}
