package ktrdr.batch.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.BacktestResult;
import ktrdr.agent.Trials;
import ktrdr.agent.trials.TrialKind;
import ktrdr.agent.trials.Window;
import ktrdr.batch.WorkMonitor;
import ktrdr.market.BarSeries;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationType;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.memory.Recall;
import ktrdr.sessions.trials.Backfill;
import ktrdr.sessions.trials.TrialRegistry;
import ktrdr.sessions.trials.TrialSearch;

/**
 * How often strategies were tested on the same bars. It is counted when an assessment starts for
 * the first time. A session that follows from another one tries nothing new, so it takes the count
 * of that one.
 */
@ApplicationScoped
public class CountedTrials {
  @Inject private TrialRegistry registry;
  @Inject private Backfill backfill;
  @Inject private TrialFacts facts;
  @Inject private Originals originals;
  @Inject private Recall recall;

  /**
   * The trials for an assessment, the session's own included.
   *
   * @param bars of the session's market
   * @param backtest the one that is assessed
   */
  public Trials of(PhaseRun run, BarSeries bars, BacktestResult backtest, WorkMonitor monitor) {
    Optional<Operation> earlier = originals.work(run.session(), OperationType.AGENT_ASSESSMENT);
    Operation counting = earlier.orElse(run.child());
    Optional<List<String>> told = recall.told(counting.id());
    if (told.isPresent()) {
      return Trials.of(told.get().get(0));
    }
    Trials now = count(bars, backtest, counting.state().ended(), monitor);
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

  private Trials count(
      BarSeries bars, BacktestResult backtest, Optional<Instant> until, WorkMonitor monitor) {
    // What earlier versions tested counts too, also while this server still registers it.
    backfill.run(monitor::cancelled);
    monitor.stopIfCancelled();
    Window window =
        backtest
            .period()
            .map(period -> new Window(period.from(), period.to()))
            .orElseGet(() -> new Window(bars.start(0), bars.start(bars.size() - 1)));
    return registry.count(
        facts.instrument(bars, monitor), new TrialSearch(TrialKind.TEST, window, until), monitor);
  }
}
