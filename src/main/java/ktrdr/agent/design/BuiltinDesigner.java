package ktrdr.agent.design;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import ktrdr.agent.Agents;
import ktrdr.agent.Brief;
import ktrdr.agent.Candidate;
import ktrdr.agent.Design;
import ktrdr.agent.Designer;
import ktrdr.market.BarSeries;
import ktrdr.market.BarSource;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.strategy.document.StrategyWriter;
import ktrdr.work.Checkpoints;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.Sha256;

/**
 * Designs by search: it needs no API key and no network, and costs nothing. Each candidate is
 * trained briefly on the training part of the bars and scored on the end of that part; the rest of
 * the bars is never read.
 */
public final class BuiltinDesigner implements Designer {
  /** The default number of epochs of a candidate's training. */
  public static final int EPOCHS = 12;

  // A candidate trains on about half of the bars; with fewer, hardly any indicator fits.
  private static final int FEWEST_BARS = 100;
  private static final int FEWEST_BARS_FOR_SLOW = 250;

  private final StrategyReader reader;
  private final Search.Scorer scorer;
  private final Set<String> known;

  /**
   * Creates a designer for the symbols and timeframes of this source.
   *
   * @param epochs epochs of each candidate's training
   */
  public BuiltinDesigner(BarSource bars, int epochs) {
    this(bars, new Trial(epochs));
  }

  BuiltinDesigner(BarSource bars, Search.Scorer scorer) {
    this(new StrategyReader(bars), scorer, Set.of());
  }

  private BuiltinDesigner(StrategyReader reader, Search.Scorer scorer, Set<String> known) {
    this.reader = reader;
    this.scorer = scorer;
    this.known = Set.copyOf(known);
  }

  /** {@inheritDoc} Without any, its designs are those of brief, seed and bars alone. */
  @Override
  public Designer knowing(Set<String> indicators) {
    return new BuiltinDesigner(reader, scorer, indicators);
  }

  /**
   * The fewest bars that a session with this brief needs: more when its indicators look far back.
   */
  public static int fewestBars(String brief) {
    return BriefHints.of(brief).looksFarBack() ? FEWEST_BARS_FOR_SLOW : FEWEST_BARS;
  }

  @Override
  public Design design(Brief brief, BarSeries bars, ProgressMonitor monitor) {
    return design(brief, bars, KeptCandidates.none(), monitor);
  }

  @Override
  public Design design(
      Brief brief, BarSeries bars, Checkpoints checkpoints, ProgressMonitor monitor) {
    String scoring = scorer.kind(monitor) + knowledge();
    return design(
        brief, bars, KeptCandidates.of(brief, bars, scoring, checkpoints, monitor), monitor);
  }

  /** Other knowledge leads to other candidates, so a checkpoint of it is not resumed. */
  private String knowledge() {
    if (known.isEmpty()) {
      return "";
    }
    String all = String.join("\n", new TreeSet<>(known));
    return " known=" + Sha256.of(all.getBytes(StandardCharsets.UTF_8));
  }

  private Design design(Brief brief, BarSeries bars, KeptCandidates kept, ProgressMonitor monitor) {
    SearchStart start = SearchStart.of(brief, bars, reader);
    Search search = start.search(scorer, known);
    List<Candidate> tried =
        search.run(brief.candidates(), kept, monitor).stream().map(Search.Try::candidate).toList();
    if (search.best().isEmpty()) {
      throw new NoUsableDesign(
          "none of " + tried.size() + " candidates could be trained. " + tried.get(0).rejection());
    }
    Search.Try chosen = search.best().get(0);
    Strategy strategy =
        chosen.strategy().orElseGet(() -> start.draft().strategy(chosen.blueprint(), monitor));
    String explanation = Explanation.of(brief, start.hints(), tried, chosen);
    return new Design(
        strategy,
        StrategyWriter.yaml(strategy),
        Agents.BUILTIN,
        tried,
        explanation,
        Optional.empty());
  }
}
