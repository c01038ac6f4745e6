package ktrdr.rest.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import ktrdr.agent.Brief;
import ktrdr.agent.design.BuiltinDesigner;
import ktrdr.market.BarSeries;
import ktrdr.market.BarSource;
import ktrdr.market.Timeframe;
import ktrdr.rest.wire.Body;
import ktrdr.sessions.standalone.BacktestPlan.Period;
import ktrdr.strategy.NotEnoughMemory;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.TooFewBars;
import ktrdr.strategy.features.HeapNeed;
import ktrdr.training.FewestBars;

/** Whether there are enough bars for what a body asks for, and not more than memory holds. */
@ApplicationScoped
public class EnoughBars {
  @Inject private BarSource bars;

  /** For a session whose strategy is still to be designed. */
  public void toResearch(Body body, String field, Brief brief) {
    String symbol = brief.symbol();
    Timeframe timeframe = brief.timeframe();
    check(
        body,
        field,
        () -> {
          int there = count(symbol, timeframe);
          TooFewBars.require(
              "A research", symbol, timeframe, BuiltinDesigner.fewestBars(brief.text()), there);
          NotEnoughMemory.require(
              what("A research", there, symbol, timeframe),
              HeapNeed.ofResearch(there),
              HeapNeed.available());
        });
  }

  /** For a training of this strategy, on the days that it names. */
  public void toTrain(Body body, String field, Strategy strategy) {
    Strategy.Data data = strategy.data();
    check(
        body,
        field,
        () -> {
          int there = count(data);
          String training = "A training of strategy " + strategy.name();
          TooFewBars.require(
              training + days(data),
              data.symbol(),
              data.timeframe(),
              FewestBars.toTrain(strategy),
              there);
          NotEnoughMemory.require(
              what(training, there, data.symbol(), data.timeframe()),
              HeapNeed.ofTraining(strategy, there),
              HeapNeed.available());
        });
  }

  /**
   * For a backtest.
   *
   * @param strategy of the model that is tested; empty for a rule
   * @param history bars up to the end of the period that the model or rule needs
   */
  void toTest(
      Body body,
      String field,
      Market market,
      Period period,
      Optional<Strategy> strategy,
      int history) {
    check(
        body,
        field,
        () -> {
          BarSeries all = bars.load(market.symbol(), market.timeframe());
          Period upToItsEnd = new Period(Optional.empty(), period.to());
          String days = period.isOpen() ? "" : " on these days";
          require("A backtest" + days, market, 2, size(all, period));
          require("A backtest" + days, market, history, size(all, upToItsEnd));
          long need =
              strategy
                  .map(s -> HeapNeed.ofBacktest(s, all.size()))
                  .orElse(HeapNeed.ofRule(all.size()));
          NotEnoughMemory.require(
              what("A backtest", all.size(), market.symbol(), market.timeframe()),
              need,
              HeapNeed.available());
        });
  }

  /** Bars that there are, and of which. */
  record Market(String symbol, Timeframe timeframe) {}

  private static void require(String what, Market market, int needed, int there) {
    TooFewBars.require(what, market.symbol(), market.timeframe(), needed, there);
  }

  private static int size(BarSeries all, Period period) {
    return all.between(period.from(), period.to()).size();
  }

  private static String days(Strategy.Data data) {
    return data.from().isEmpty() && data.to().isEmpty() ? "" : " on these days";
  }

  private static String what(String work, int count, String symbol, Timeframe timeframe) {
    return String.format(Locale.ROOT, "%s on %,d bars of %s %s", work, count, symbol, timeframe);
  }

  private int count(Strategy.Data data) {
    boolean all = data.from().isEmpty() && data.to().isEmpty();
    return all ? count(data.symbol(), data.timeframe()) : data.bars(bars).size();
  }

  private int count(String symbol, Timeframe timeframe) {
    return bars.size(symbol, timeframe).orElseGet(() -> bars.load(symbol, timeframe).size());
  }

  private static void check(Body body, String field, Runnable check) {
    try {
      check.run();
    } catch (TooFewBars | NotEnoughMemory e) {
      body.fault(field, e);
    }
  }
}
