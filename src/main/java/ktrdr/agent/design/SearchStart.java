package ktrdr.agent.design;

import java.util.Set;
import ktrdr.agent.Brief;
import ktrdr.backtest.EquityCurve;
import ktrdr.backtest.Moments;
import ktrdr.market.BarSeries;
import ktrdr.strategy.TooFewBars;
import ktrdr.strategy.document.StrategyReader;

/**
 * What a search begins with. It follows from the brief and the training part of the bars, so all
 * searches with one brief draw the same candidates at first.
 *
 * @param hints what the brief asks for
 * @param space the candidates that can be drawn
 * @param draft turns a candidate into a strategy
 * @param seed of all random numbers
 */
record SearchStart(BriefHints hints, SearchSpace space, StrategyDraft draft, long seed) {
  // The default training share of a strategy document, rounded as the split rounds it.
  private static final double TRAINING_SHARE = 0.7;
  private static final double ROUNDING = 1e-9;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /**
   * The start of the search for a brief.
   *
   * @param bars all bars; those behind the training part are not read
   * @throws TooFewBars when there are too few of them
   */
  static SearchStart of(Brief brief, BarSeries bars, StrategyReader reader) {
    BarSeries part = bars.slice(0, (int) Math.floor(bars.size() * TRAINING_SHARE + ROUNDING));
    TooFewBars.require(
        "A research session",
        brief.symbol(),
        brief.timeframe(),
        BuiltinDesigner.fewestBars(brief.text()),
        bars.size());
    BriefHints hints = BriefHints.of(brief.text());
    return new SearchStart(
        hints,
        new SearchSpace(hints, volatility(part)),
        new StrategyDraft(brief, hints, part, reader),
        seed(brief));
  }

  /**
   * A search that begins here.
   *
   * @param known indicators of experiments that need not be repeated
   */
  Search search(Search.Scorer scorer, Set<String> known) {
    return new Search(space, draft, scorer, seed, known);
  }

  /**
   * Mixes the text into the seed, so that briefs with equal seeds differ, and spreads neighbouring
   * seeds.
   */
  private static long seed(Brief brief) {
    long seed = (brief.seed() * 31 + brief.text().hashCode()) * GOLDEN;
    return seed ^ (seed >>> 32);
  }

  private static double volatility(BarSeries part) {
    double[] returns = new EquityCurve(part.closes(), part.barsPerYear()).returns();
    return Moments.of(returns).deviation();
  }
}
