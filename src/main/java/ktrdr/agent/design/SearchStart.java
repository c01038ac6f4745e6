package ktrdr.agent.design;

import java.util.Set;
import ktrdr.agent.Brief;
import ktrdr.agent.memory.DesignWindow;
import ktrdr.backtest.EquityCurve;
import ktrdr.backtest.Moments;
import ktrdr.market.BarSeries;
import ktrdr.market.BarSource;
import ktrdr.strategy.TooFewBars;
import ktrdr.strategy.document.StrategyReader;

/**
 * What a search begins with. It follows from the brief and the design window of the bars, so all
 * searches with one brief draw the same candidates at first.
 *
 * @param hints what the brief asks for
 * @param space the candidates that can be drawn
 * @param draft turns a candidate into a strategy
 * @param seed of all random numbers
 */
record SearchStart(BriefHints hints, SearchSpace space, StrategyDraft draft, long seed) {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /**
   * The start of the search for a brief.
   *
   * @param bars all bars; those behind the design window are not read
   * @param source tells which words of the brief are symbols
   * @throws TooFewBars when there are too few of them
   */
  static SearchStart of(Brief brief, BarSeries bars, BarSource source) {
    BarSeries window = bars.slice(0, DesignWindow.of(brief.evaluation()).bars(bars.size()));
    TooFewBars.require(
        brief.walksForward() ? "A research session that walks forward" : "A research session",
        brief.symbol(),
        brief.timeframe(),
        BuiltinDesigner.fewestBars(brief.text(), brief.evaluation()),
        bars.size());
    BriefHints hints = BriefHints.of(brief.text()).and(brief.otherMarkets(source));
    return new SearchStart(
        hints,
        new SearchSpace(hints, volatility(window), brief.walksForward()),
        new StrategyDraft(brief, hints, window, new StrategyReader(source)),
        seed(brief));
  }

  /**
   * A search that begins here.
   *
   * @param known indicators of experiments that need not be repeated
   */
  Search search(Scorer scorer, Set<String> known) {
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

  private static double volatility(BarSeries window) {
    double[] returns = new EquityCurve(window.closes(), window.barsPerYear()).returns();
    return Moments.of(returns).deviation();
  }
}
