package ktrdr.agent.conversation;

import static ktrdr.agent.Wording.number;
import static ktrdr.agent.Wording.percent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import ktrdr.agent.Wording;
import ktrdr.agent.results.AnnualSharpe;
import ktrdr.agent.results.GateResult;
import ktrdr.agent.results.Statistics;
import ktrdr.backtest.Metrics;

/**
 * The computed figures of an assessment as lines of text, rounded as people read them. A model is
 * told these, and its own numbers are compared with these.
 *
 * <p>The lines here are those of version 1 of the prompts, for which replays ask again byte for
 * byte. Version 2 has those of {@link DetailLines} after them. A new figure, name or format belongs
 * to a later version.
 */
final class Figures {
  private static final String FIRST = "1";

  private final List<String> lines = new ArrayList<>();

  private Figures() {}

  /**
   * The figures.
   *
   * @param version of the prompts
   */
  static List<String> of(String version, Told told) {
    Figures figures = new Figures();
    Statistics statistics = told.statistics();
    figures.checks(told, statistics);
    statistics.trading().ifPresent(figures::trading);
    if (!version.equals(FIRST)) {
      new DetailLines(figures, told).write();
    }
    return List.copyOf(figures.lines);
  }

  private void checks(Told told, Statistics statistics) {
    add("strategies tried on these bars", statistics.trials());
    add(
        "accuracy on rows that the network never saw",
        statistics.test().accuracy(),
        Wording::percent);
    add("cross entropy on those rows", statistics.test().loss(), Wording::number);
    gate("training gate", told.trainingGate());
    gate("backtest gate", told.backtestGate());
    add("bars checked for look-ahead", statistics.leaks().checked());
    add("look-ahead found", statistics.leaks().failures().size());
    line("tested on bars of the training", told.inSample() ? "yes" : "no");
    line("the designing model may know the tested bars", told.pretrainingOverlap() ? "yes" : "no");
  }

  private void gate(String name, GateResult gate) {
    line(name, (gate.passed() ? "passed" : gate.reason()) + (gate.bypassed() ? ", bypassed" : ""));
  }

  private void trading(Statistics.Trading trading) {
    returns(trading.metrics());
    trades(trading.metrics().trades());
    add("total return of buy & hold", trading.market().totalReturn(), Wording::percent);
    add("Sharpe ratio of buy & hold", trading.market().sharpe(), Wording::number);
    add("deepest drawdown of buy & hold", trading.market().maxDrawdown(), Wording::percent);
    sharpe(trading.sharpe());
  }

  private void returns(Metrics metrics) {
    add("total return", metrics.totalReturn(), Wording::percent);
    add("annual return", metrics.returns().annual(), Wording::percent);
    add("annual volatility", metrics.returns().annualVolatility(), Wording::percent);
    add("net profit", metrics.capital().netProfit(), Wording::dollars);
    add("Sortino ratio", metrics.ratios().sortino(), Wording::number);
    add("Calmar ratio", metrics.ratios().calmar(), Wording::number);
    add("deepest drawdown", metrics.maxDrawdown(), Wording::percent);
    add("longest drawdown in bars", metrics.drawdown().longest());
    add("share of bars with a position", metrics.exposure(), Wording::percent);
    add("turnover per year, times equity", metrics.turnover(), Wording::number);
  }

  private void trades(Metrics.TradeMetrics trades) {
    add("trades", trades.count());
    add("share of trades that win", trades.winRate(), Wording::percent);
    add("profit factor", trades.profitFactor(), Wording::number);
    add("mean profit of a trade", trades.averageProfit(), Wording::dollars);
    add("mean bars of a trade", trades.averageBars(), Wording::number);
    add("commission per side at break-even", trades.breakEvenCommission(), Wording::percent);
    add("commissions paid", trades.commission(), Wording::dollars);
  }

  private void sharpe(AnnualSharpe sharpe) {
    add("Sharpe ratio", sharpe.ratio(), Wording::number);
    line(
        percent(sharpe.interval().confidence()) + " interval of the Sharpe ratio",
        number(sharpe.interval().low()) + " to " + number(sharpe.interval().high()));
    add(
        "probability that the true Sharpe ratio is above 0",
        sharpe.luck().probabilistic(),
        Wording::number);
    add("deflated Sharpe ratio (a probability)", sharpe.luck().deflated(), Wording::number);
    add(
        "Sharpe ratio that the best of the tried reaches by luck",
        sharpe.luck().ratio(),
        Wording::number);
    add(
        "years needed to tell the Sharpe ratio from 0",
        sharpe.luck().yearsNeeded(),
        Wording::number);
    add("years tested", sharpe.sample().years(), Wording::number);
    add("skewness of returns", sharpe.sample().skewness(), Wording::number);
    add("kurtosis of returns", sharpe.sample().kurtosis(), Wording::number);
  }

  void add(String name, int count) {
    line(name, String.valueOf(count));
  }

  void add(String name, double value, DoubleFunction<String> format) {
    line(name, Double.isFinite(value) ? format.apply(value) : "undefined");
  }

  void line(String name, String value) {
    lines.add(name + ": " + value);
  }
}
