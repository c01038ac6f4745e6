package ktrdr.batch.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import ktrdr.agent.Brief;
import ktrdr.agent.results.DesignResult;
import ktrdr.market.BarSeries;
import ktrdr.market.BarSource;
import ktrdr.market.Timeframe;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationType;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.Session;
import ktrdr.sessions.results.DesignCodec;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.document.Defaults;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.work.ProgressMonitor;

/** Reads what the phases of a session need: its brief, strategy, bars and earlier results. */
@ApplicationScoped
public class Research {
  @Inject private Originals originals;
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
        assignment.effort().candidates(),
        assignment.evaluation());
  }

  /** Loads the bars of the brief's symbol and timeframe. */
  public BarSeries bars(Brief brief, ProgressMonitor monitor) {
    return source.load(brief.symbol(), brief.timeframe(), monitor);
  }

  /** Returns the strategy that the session designed or was given. */
  public Strategy strategy(Session session) {
    return reader.with(Defaults.FIRST).read(session.design().document().orElseThrow());
  }

  /** Loads the bars that a strategy names. */
  public BarSeries bars(Strategy strategy, ProgressMonitor monitor) {
    return strategy.data().bars(source, monitor);
  }

  /**
   * Returns the newest completed operation of this type in a session; a fork has taken it over.
   *
   * @throws IllegalStateException when there is none
   */
  public Operation completed(Session session, OperationType type) {
    return originals
        .completed(session, type)
        .orElseThrow(() -> new IllegalStateException("no completed " + type.wire()));
  }

  /** Returns the newest completed design of a session; empty when it was given a strategy. */
  public Optional<DesignResult> design(Session session) {
    return originals.completed(session, OperationType.AGENT_DESIGN).map(DesignCodec::read);
  }
}
