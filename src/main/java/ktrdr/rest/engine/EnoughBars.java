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

/** Checks that there are enough bars for a request, and not more than fit into memory. */
@ApplicationScoped
public class EnoughBars {
  @Inject private BarSource bars;

  /**
   * Adds a fault to the field when a session that designs a strategy can't run on the brief's bars.
   */
  public void toResearch(Body body, String field, Brief brief) {
    String symbol = brief.symbol();
    Timeframe timeframe = brief.timeframe();
    check(
        body,
        field,
        () -> {
          int there = count(symbol, timeframe);
          TooFewBars.require(
              "A research session",
              symbol,
              timeframe,
              BuiltinDesigner.fewestBars(brief.text()),
              there);
          NotEnoughMemory.require(
              what("A research session", there, symbol, timeframe),
              HeapNeed.ofResearch(there),
              HeapNeed.available());
        });
  }

  /** Adds a fault to the field when this strategy can't be trained on the bars that it names. */
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
   * Adds a fault to the field when a backtest can't run on these bars.
   *
   * @param strategy the strategy of the model under test; empty for a policy
   * @param history fewest bars up to the end of the period that the model or policy needs
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

  /** The symbol and timeframe of bars that exist. */
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
