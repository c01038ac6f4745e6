package ktrdr.batch.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import ktrdr.agent.Trials;
import ktrdr.batch.WorkMonitor;
import ktrdr.market.BarSeries;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationQuery;
import ktrdr.operations.OperationStore;
import ktrdr.operations.OperationType;
import ktrdr.sessions.Origin;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.memory.Recall;
import ktrdr.sessions.results.BacktestCodec;

/**
 * How often strategies were tried on the same bars. It is counted when an assessment starts for the
 * first time. A session that follows from another one tries nothing new, so it takes the count of
 * that one, and none counts it.
 */
@ApplicationScoped
public class CountedTrials {
  /** Backtests looked at, newest first. */
  private static final int MOST = 1000;

  @Inject private OperationStore operations;
  @Inject private Originals originals;
  @Inject private Recall recall;

  /** The trials for an assessment, the session's own included. */
  public Trials of(PhaseRun run, BarSeries bars, WorkMonitor monitor) {
    Optional<Operation> earlier = originals.work(run.session(), OperationType.AGENT_ASSESSMENT);
    Operation counting = earlier.orElse(run.child());
    Optional<List<String>> told = recall.told(counting.id());
    if (told.isPresent()) {
      return Trials.of(told.get().get(0));
    }
    Trials now = count(bars, counting.state().ended().orElse(Instant.MAX), monitor);
    return earlier.isPresent() ? now : fixed(run.child(), now, monitor);
  }

  private Trials fixed(Operation assessment, Trials now, WorkMonitor monitor) {
    List<String> lines = new ArrayList<>();
    monitor.keep(
        () -> {
          lines.clear();
          lines.addAll(recall.once(assessment, () -> List.of(now.line())));
        });
    return Trials.of(lines.get(0));
  }

  private Trials count(BarSeries bars, Instant before, WorkMonitor monitor) {
    String data = bars.sha256(monitor);
    List<Double> sharpes =
        operations.newest(OperationQuery.completed(OperationType.BACKTESTING, MOST)).stream()
            .filter(Predicate.not(CountedTrials::repeats))
            .filter(o -> o.state().ended().filter(before::isBefore).isEmpty())
            .map(BacktestCodec::read)
            .filter(result -> result.dataSha256().filter(data::equals).isPresent())
            .map(result -> result.metrics().sharpe())
            .filter(Double::isFinite)
            .toList();
    return sharpes.size() < 2 ? Trials.first() : Trials.of(sharpes, bars.barsPerYear());
  }

  private static boolean repeats(Operation backtest) {
    return Origin.in(backtest.subject().parameters()).isPresent();
  }
}
