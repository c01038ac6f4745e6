package ktrdr.rest.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import ktrdr.agent.design.BuiltinDesigner;
import ktrdr.market.BarSeries;
import ktrdr.market.BarSource;
import ktrdr.market.Market;
import ktrdr.rest.wire.Body;
import ktrdr.sessions.standalone.BacktestPlan.Period;
import ktrdr.strategy.NoVolume;
import ktrdr.strategy.NotEnoughMemory;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.Strategy.Holdout;
import ktrdr.strategy.Strategy.WalkForward;
import ktrdr.strategy.TooFewBars;
import ktrdr.strategy.features.HeapNeed;
import ktrdr.training.FewestBars;
import ktrdr.training.walk.Walk;
import ktrdr.work.ProgressMonitor;

/** Checks that there are enough bars for a request, and not more than fit into memory. */
@ApplicationScoped
public class EnoughBars {
  // Labels say how many bars a walk forward needs; for a request more of them take too long.
  private static final int MOST_LABELLED = 10_000;

  private static final Holdout HOLDOUT = new Holdout(Strategy.Split.DEFAULT);

  @Inject private BarSource bars;

  /**
   * Adds a fault to the field when a session that designs a strategy can't run on these bars.
   *
   * @param brief the text; its hints say how many bars the design needs
   * @param walk empty if the strategy is held out
   */
  public void toResearch(
      Body body, String field, String brief, Optional<WalkForward> walk, Market market) {
    check(
        body,
        field,
        () -> {
          int there = count(market);
          int once = BuiltinDesigner.fewestBars(brief);
          walk.ifPresent(
              forward ->
                  orHoldout(
                      once,
                      there,
                      () -> require("A walk forward", market, toWalk(brief, forward), there)));
          require("A research session", market, once, there);
          NotEnoughMemory.require(
              what("A research session", there, market),
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
          Runnable enough =
              () -> require(training + days(data), market(data), fewest(strategy), there);
          if (strategy.learning().walkForward().isEmpty()) {
            enough.run();
          } else {
            orHoldout(fewest(strategy.with(HOLDOUT)), there, enough);
            orHoldout(fewest(strategy.with(HOLDOUT)), there, () -> label(strategy, there));
          }
          NotEnoughMemory.require(
              what(training, there, market(data)),
              HeapNeed.ofTraining(strategy, there),
              HeapNeed.available());
          if (strategy.trading().volumeFilter() > 0) { // else they need not be read
            NoVolume.refuse(strategy.trading(), data.bars(bars));
          }
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
              what("A backtest", all.size(), market), need, HeapNeed.available());
        });
  }

  private static int fewest(Strategy strategy) {
    return FewestBars.toTrain(strategy);
  }

  private static int toWalk(String brief, WalkForward walk) {
    return BuiltinDesigner.fewestBars(brief, Optional.of(walk));
  }

  private void label(Strategy strategy, int there) {
    if (there <= MOST_LABELLED) {
      Walk.of(strategy, strategy.data().bars(bars), ProgressMonitor.unwatched());
    }
  }

  /** Whoever has too few bars to walk forward may have enough of them for a holdout. */
  private static void orHoldout(int once, int there, Runnable enough) {
    try {
      enough.run();
    } catch (TooFewBars e) {
      throw once > there
          ? e
          : e.otherwise(
              String.format(
                  Locale.ROOT, "a holdout needs %,d: use --evaluation holdout for it", once));
    }
  }

  private static void require(String what, Market market, int needed, int there) {
    TooFewBars.require(what, market.symbol(), market.timeframe(), needed, there);
  }

  private static int size(BarSeries all, Period period) {
    return all.between(period.from(), period.to()).size();
  }

  private static String days(Strategy.Data data) {
    return data.from().isEmpty() && data.to().isEmpty() ? "" : " on these days";
  }

  private static Market market(Strategy.Data data) {
    return new Market(data.symbol(), data.timeframe());
  }

  private static String what(String work, int count, Market market) {
    return String.format(
        Locale.ROOT, "%s on %,d bars of %s %s", work, count, market.symbol(), market.timeframe());
  }

  private int count(Strategy.Data data) {
    boolean all = data.from().isEmpty() && data.to().isEmpty();
    return all ? count(market(data)) : data.bars(bars).size();
  }

  private int count(Market market) {
    return bars.size(market.symbol(), market.timeframe())
        .orElseGet(() -> bars.load(market.symbol(), market.timeframe()).size());
  }

  private static void check(Body body, String field, Runnable check) {
    try {
      check.run();
    } catch (TooFewBars | NotEnoughMemory | NoVolume e) {
      body.fault(field, e);
    }
  }
}
