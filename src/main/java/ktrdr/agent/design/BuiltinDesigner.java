package ktrdr.agent.design;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
import ktrdr.work.Crew;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.Sha256;

/**
 * Designs by search: it needs no API key and no network, and costs nothing. A candidate that will
 * walk forward is scored on folds of the design window ({@link FoldTrial}); one that will be held
 * out, by a brief training in its training part ({@link Trial}). The rest of the bars is never
 * read.
 */
public final class BuiltinDesigner implements Designer {
  /** The default number of epochs of the training of a candidate that will be held out. */
  public static final int EPOCHS = 12;

  // A candidate trains on about half of the bars; with fewer, hardly any indicator fits.
  private static final int FEWEST_BARS = 100;
  private static final int FEWEST_BARS_FOR_SLOW = 250;

  // Bars of the design window: 15 % of three fifths of them choose the epochs of the first fold.
  private static final double FEWEST_FOR_FOLDS = 480;
  private static final double FEWEST_FOR_SLOW_FOLDS = 800;

  private final BarSource source;
  private final Scorer onFolds;
  private final Scorer heldOut;
  private final Set<String> known;

  /**
   * Creates a designer for the symbols and timeframes of this source.
   *
   * @param epochs epochs of a candidate's training if its strategy will be held out; one that will
   *     walk forward is scored with its own epochs
   */
  public BuiltinDesigner(BarSource bars, int epochs) {
    this(bars, new FoldTrial(Crew.alone()), new Trial(epochs), Set.of());
  }

  BuiltinDesigner(BarSource bars, Scorer scorer) {
    this(bars, scorer, scorer, Set.of());
  }

  private BuiltinDesigner(BarSource source, Scorer onFolds, Scorer heldOut, Set<String> known) {
    this.source = source;
    this.onFolds = onFolds;
    this.heldOut = heldOut;
    this.known = Set.copyOf(known);
  }

  /** {@inheritDoc} Without any, its designs are those of brief, seed and bars alone. */
  @Override
  public Designer knowing(Set<String> indicators) {
    return new BuiltinDesigner(source, onFolds, heldOut, indicators);
  }

  @Override
  public Designer with(Crew crew) {
    return new BuiltinDesigner(source, onFolds.with(crew), heldOut.with(crew), known);
  }

  private Scorer scorer(Brief brief) {
    return brief.walksForward() ? onFolds : heldOut;
  }

  /**
   * The fewest bars that a session with this brief needs: more when its indicators look far back.
   */
  public static int fewestBars(String brief) {
    return BriefHints.of(brief).looksFarBack() ? FEWEST_BARS_FOR_SLOW : FEWEST_BARS;
  }

  /** Likewise, with an evaluation: folds need more bars than one split. */
  public static int fewestBars(String brief, Optional<Strategy.Evaluation> evaluation) {
    if (evaluation.orElse(null) instanceof Strategy.WalkForward walk) {
      boolean slow = BriefHints.of(brief).looksFarBack();
      return (int) Math.ceil((slow ? FEWEST_FOR_SLOW_FOLDS : FEWEST_FOR_FOLDS) / walk.start());
    }
    return fewestBars(brief);
  }

  @Override
  public Design design(Brief brief, BarSeries bars, ProgressMonitor monitor) {
    return design(brief, bars, KeptCandidates.none(), monitor);
  }

  @Override
  public Design design(
      Brief brief, BarSeries bars, Checkpoints checkpoints, ProgressMonitor monitor) {
    String scoring = scorer(brief).kind(monitor) + knowledge();
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
    SearchStart start = SearchStart.of(brief, bars, source);
    Search search = start.search(scorer(brief), known);
    List<Search.Try> tries = search.run(brief.candidates(), kept, monitor);
    List<Candidate> tried = tries.stream().map(Search.Try::candidate).toList();
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
        Optional.empty(),
        KeptCandidates.returns(tries));
  }
}
