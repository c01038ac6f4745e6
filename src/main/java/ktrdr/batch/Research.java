package ktrdr.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.Brief;
import ktrdr.agent.DesignResult;
import ktrdr.agent.Trials;
import ktrdr.market.BarSeries;
import ktrdr.market.BarSource;
import ktrdr.market.Timeframe;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationQuery;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;
import ktrdr.operations.OperationType;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.Session;
import ktrdr.sessions.results.BacktestCodec;
import ktrdr.sessions.results.DesignCodec;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.work.ProgressMonitor;

/** Reads what the phases of a session need: its brief, strategy, bars and earlier results. */
@ApplicationScoped
public class Research {
  /** Backtests looked at for {@link #trials}, newest first. */
  private static final int MOST_TRIALS = 1000;

  @Inject private OperationStore operations;
  @Inject private StrategyReader reader;
  @Inject private BarSource source;

  /** Returns the brief that a session designs a strategy for. */
  public Brief brief(Session session) {
    Assignment assignment = session.assignment();
    Timeframe timeframe = Timeframe.of(assignment.market().timeframe()).orElseThrow();
    return new Brief(
        assignment.brief(),
        assignment.market().symbol(),
        timeframe,
        session.seed(),
        assignment.effort().candidates());
  }

  /** Loads the bars of the brief's symbol and timeframe. */
  public BarSeries bars(Brief brief, ProgressMonitor monitor) {
    return source.load(brief.symbol(), brief.timeframe(), monitor);
  }

  /** Returns the strategy that the session designed or was given. */
  public Strategy strategy(Session session) {
    return reader.read(session.design().document().orElseThrow());
  }

  /** Loads the bars that a strategy names. */
  public BarSeries bars(Strategy strategy, ProgressMonitor monitor) {
    return strategy.data().bars(source, monitor);
  }

  /**
   * Returns the newest completed operation of this type in a session.
   *
   * @throws IllegalStateException when there is none
   */
  public Operation completed(Session session, OperationType type) {
    return newest(session, type)
        .orElseThrow(() -> new IllegalStateException("no completed " + type.wire()));
  }

  private Optional<Operation> newest(Session session, OperationType type) {
    return operations.tree(session.operation().orElseThrow()).stream()
        .filter(o -> o.type() == type && o.status() == OperationStatus.COMPLETED)
        .reduce((older, newer) -> newer);
  }

  /** Returns the newest completed design of a session; empty when it was given a strategy. */
  public Optional<DesignResult> design(Session session) {
    return newest(session, OperationType.AGENT_DESIGN).map(DesignCodec::read);
  }

  /**
   * Returns the Sharpe ratios of all completed backtests on these bars, this session's included.
   */
  public Trials trials(BarSeries bars, ProgressMonitor monitor) {
    OperationQuery completed = OperationQuery.completed(OperationType.BACKTESTING, MOST_TRIALS);
    String data = bars.sha256(monitor);
    List<Double> sharpes =
        operations.newest(completed).stream()
            .map(BacktestCodec::read)
            .filter(result -> result.dataSha256().filter(data::equals).isPresent())
            .map(result -> result.metrics().sharpe())
            .filter(Double::isFinite)
            .toList();
    return sharpes.size() < 2 ? Trials.first() : Trials.of(sharpes, bars.barsPerYear());
  }
}
