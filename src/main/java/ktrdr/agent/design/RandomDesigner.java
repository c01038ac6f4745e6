package ktrdr.agent.design;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import ktrdr.agent.Agents;
import ktrdr.agent.Brief;
import ktrdr.agent.Design;
import ktrdr.agent.Designer;
import ktrdr.agent.results.Candidate;
import ktrdr.market.BarSeries;
import ktrdr.market.BarSource;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.document.StrategyWriter;
import ktrdr.work.Checkpoints;
import ktrdr.work.ProgressMonitor;

/**
 * Takes the first candidate of the built-in search that is a valid strategy. It trains and scores
 * none, so it shows what a choice is worth: whoever designs better must beat it.
 */
public final class RandomDesigner implements Designer {
  private final BarSource source;

  /** Creates a designer for the symbols and timeframes of this source. */
  public RandomDesigner(BarSource bars) {
    this.source = bars;
  }

  /** It is done in an instant, so there is nothing to keep. */
  @Override
  public Design design(
      Brief brief, BarSeries bars, Checkpoints checkpoints, ProgressMonitor monitor) {
    return design(brief, bars, monitor);
  }

  @Override
  public Design design(Brief brief, BarSeries bars, ProgressMonitor monitor) {
    SearchStart start = SearchStart.of(brief, bars, source);
    List<Search.Try> tried =
        start.search(Scorer.NONE, Set.of()).untilValid(brief.candidates(), monitor);
    List<Candidate> candidates = tried.stream().map(Search.Try::candidate).toList();
    Search.Try last = tried.get(tried.size() - 1);
    Strategy strategy =
        last.strategy()
            .orElseThrow(
                () ->
                    new NoUsableDesign(
                        "none of "
                            + tried.size()
                            + " candidates is a valid strategy. "
                            + candidates.get(0).rejection()));
    return new Design(
        strategy,
        StrategyWriter.yaml(strategy),
        Agents.RANDOM,
        candidates,
        Explanation.ofFirst(brief, start.hints(), last),
        Optional.empty());
  }
}
