package ktrdr.batch.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ktrdr.agent.Trials;
import ktrdr.agent.results.BacktestResult;
import ktrdr.agent.trials.Instrument;
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
 * How often strategies were tested on the same bars, and how often candidates were scored in the
 * same design window. Both are counted when an assessment starts for the first time. A session that
 * follows from another one tries nothing new, so it takes the counts of that one.
 */
@ApplicationScoped
public class CountedTrials {
  @Inject private TrialRegistry registry;
  @Inject private Backfill backfill;
  @Inject private TrialFacts facts;
  @Inject private Originals originals;
  @Inject private Recall recall;

  /**
   * What was counted.
   *
   * @param test looks at bars of the backtest
   * @param design candidates scored in the design window; empty if the session scored none, or was
   *     assessed by an earlier version
   */
  public record Counts(Trials test, Optional<Trials> design) {
    /** A line for each; a session that was assessed by an earlier version has the first only. */
    List<String> lines() {
      return Stream.concat(Stream.of(test), design.stream()).map(Trials::line).toList();
    }

    static Counts of(List<String> lines) {
      return new Counts(
          Trials.of(lines.get(0)), lines.stream().skip(1).findFirst().map(Trials::of));
    }
  }

  /**
   * The trials for an assessment, the session's own included.
   *
   * @param bars of the session's market
   * @param backtest the one that is assessed
   * @param design where the session's candidates were scored; empty if it scored none
   */
  public Counts of(
      PhaseRun run,
      BarSeries bars,
      BacktestResult backtest,
      Optional<Window> design,
      WorkMonitor monitor) {
    Optional<Operation> earlier = originals.work(run.session(), OperationType.AGENT_ASSESSMENT);
    Operation counting = earlier.orElse(run.child());
    Optional<List<String>> told = recall.told(counting.id());
    if (told.isPresent()) {
      return Counts.of(told.get());
    }
    Counts now = count(bars, backtest, design, counting.state().ended(), monitor);
    return earlier.isPresent() ? now : fixed(run.child(), now, monitor);
  }

  private Counts fixed(Operation assessment, Counts now, WorkMonitor monitor) {
    List<String> lines = new ArrayList<>();
    monitor.keep(
        () -> {
          lines.clear();
          lines.addAll(recall.once(assessment, now::lines));
        });
    return Counts.of(lines);
  }

  private Counts count(
      BarSeries bars,
      BacktestResult backtest,
      Optional<Window> design,
      Optional<Instant> until,
      WorkMonitor monitor) {
    // What earlier versions tested counts too, also while this server still registers it.
    backfill.run(monitor::cancelled);
    monitor.stopIfCancelled();
    Window window =
        backtest
            .period()
            .map(period -> new Window(period.from(), period.to()))
            .orElseGet(() -> new Window(bars.start(0), bars.start(bars.size() - 1)));
    Instrument instrument = facts.instrument(bars, monitor);
    return new Counts(
        registry.count(instrument, new TrialSearch(TrialKind.TEST, window, until), monitor),
        design.map(
            seen ->
                registry.count(
                    instrument, new TrialSearch(TrialKind.DESIGN, seen, until), monitor)));
  }
}
