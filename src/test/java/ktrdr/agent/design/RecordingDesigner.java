package ktrdr.agent.design;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import ktrdr.agent.Brief;
import ktrdr.agent.Design;
import ktrdr.agent.results.Candidate;
import ktrdr.market.BarSource;
import ktrdr.strategy.Strategy;
import ktrdr.work.Crew;
import ktrdr.work.ProgressMonitor;

/** The built-in designer of a walk forward, which remembers the strategies of its candidates. */
public final class RecordingDesigner {
  private final Map<String, Strategy> strategies = new LinkedHashMap<>();
  private final BarSource source;

  /** Creates a designer for the markets of a source. */
  public RecordingDesigner(BarSource source) {
    this.source = source;
  }

  /** Designs as a session does. */
  public Design design(Brief brief) {
    Scorer folds = new FoldTrial(Crew.alone());
    Scorer recording =
        (strategy, window, seed, monitor) -> {
          strategies.put(strategy.name(), strategy);
          return folds.score(strategy, window, seed, monitor);
        };
    return new BuiltinDesigner(source, recording)
        .design(brief, source.load(brief.symbol(), brief.timeframe()), ProgressMonitor.unwatched());
  }

  /** The strategy of a candidate that was tried; empty if it could not be made. */
  public Optional<Strategy> strategy(Candidate candidate) {
    return Optional.ofNullable(strategies.get(candidate.name()));
  }
}
