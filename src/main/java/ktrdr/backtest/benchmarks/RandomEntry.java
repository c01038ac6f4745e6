package ktrdr.backtest.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import ktrdr.backtest.BacktestRun;
import ktrdr.backtest.Rules;
import ktrdr.backtest.TestPeriod;
import ktrdr.backtest.Trade;
import ktrdr.strategy.Costs;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;

/**
 * The positions of a backtest, taken at other times. Their number, sides, sizes and holding times
 * stay, and so do the exposure and the costs; their order and the pauses between them are random.
 * What a strategy earns more than most draws, it owes to the times at which it entered.
 *
 * <p>A draw compounds the returns of its positions, from fill to fill. Positions never overlap:
 * trades that were open at one time move together.
 */
final class RandomEntry {
  /** Where products of the same factors may differ, because their order does. */
  private static final double ROUNDING = 1e-12;

  private final TestPeriod period;
  private final Costs costs;
  private final double borrowRate;
  private final List<Spell> spells;
  private final int free;

  /**
   * Trades that were open at one time.
   *
   * @param start index of the bar of the first fill
   * @param length bars from the first fill to the last, 0 or more
   */
  private record Spell(int start, int length, List<Lot> lots) {}

  /**
   * One trade of a spell.
   *
   * @param in bars from the start of the spell to the entry
   * @param out bars from the start of the spell to the exit
   * @param share value at entry as a fraction of the equity; negative when sold short
   * @param fee fixed fees of both fills as a fraction of the equity
   */
  private record Lot(int in, int out, double share, double fee) {}

  RandomEntry(BacktestRun run) {
    this.period = run.period();
    this.costs = run.account().costs();
    this.borrowRate = run.account().rates().borrow() / period.bars().barsPerYear();
    this.spells = spells(run);
    int held = spells.stream().mapToInt(Spell::length).sum();
    this.free = period.after() - period.first() - 1 - held;
  }

  private static List<Spell> spells(BacktestRun run) {
    List<Trade> trades = new ArrayList<>(run.trades());
    trades.sort(Comparator.comparingInt(trade -> trade.entry().bar()));
    List<Spell> spells = new ArrayList<>();
    for (int i = 0; i < trades.size(); ) {
      int start = trades.get(i).entry().bar();
      double equity = run.equity().value(start - 1 - run.period().first());
      List<Lot> lots = new ArrayList<>();
      int end = start;
      do {
        Trade trade = trades.get(i);
        int in = trade.entry().bar();
        int out = closed(run, trade);
        double share = trade.units() * trade.entry().price() / equity;
        double fee = 2 * run.account().costs().fixedFee() / equity;
        lots.add(new Lot(in - start, out - start, share, fee));
        end = Math.max(end, out);
        i++;
      } while (i < trades.size() && trades.get(i).entry().bar() < end);
      spells.add(new Spell(start, end - start, lots));
    }
    return spells;
  }

  /** The bar at whose open a trade was closed: the next one, if that was at a close. */
  private static int closed(BacktestRun run, Trade trade) {
    boolean atOpen =
        trade.reason() == Trade.ExitReason.SIGNAL
            || trade.reason() == Trade.ExitReason.END && run.rules() == Rules.PEER;
    return trade.exit().bar() + (atOpen ? 0 : 1);
  }

  /** The total return of the positions where they were taken, as a draw would compute it. */
  double own() {
    double growth = 1;
    for (Spell spell : spells) {
      growth *= growth(spell, spell.start());
    }
    return growth - 1;
  }

  /** The total returns of this many draws, as fractions, ascending. */
  double[] draws(int count, long seed, ProgressMonitor monitor) {
    SplittableRandom random = new SplittableRandom(seed);
    Spell[] order = spells.toArray(Spell[]::new);
    int[] pauses = new int[order.length];
    double[] returns = new double[count];
    for (int draw = 0; draw < count; draw++) {
      monitor.stopIfCancelled();
      returns[draw] = draw(random, order, pauses);
      monitor.report(Progress.of(draw + 1, count, "random entries"));
    }
    Arrays.sort(returns);
    return returns;
  }

  private double draw(SplittableRandom random, Spell[] order, int[] pauses) {
    for (int i = 0; i < order.length; i++) {
      pauses[i] = random.nextInt(free + 1);
      int other = random.nextInt(i + 1);
      Spell swapped = order[i];
      order[i] = order[other];
      order[other] = swapped;
    }
    Arrays.sort(pauses);
    double growth = 1;
    int held = period.first() + 1;
    for (int i = 0; i < order.length; i++) {
      growth *= growth(order[i], held + pauses[i]);
      held += order[i].length();
    }
    return growth - 1;
  }

  /** Equity after a spell over equity before it; 0 when nothing is left. */
  private double growth(Spell spell, int start) {
    double growth = 1;
    for (Lot lot : spell.lots()) {
      int side = lot.share() < 0 ? -1 : 1;
      double bought = price(start + lot.in()) * (1 + side * costs.slippage());
      double sold = price(start + lot.out()) * (1 - side * costs.slippage());
      double ratio = sold / bought;
      double paid = Math.abs(lot.share()) * costs.proportional() * (1 + ratio);
      growth += lot.share() * (ratio - 1) - paid - lot.fee() - borrowing(lot, ratio);
    }
    return Math.max(0, growth);
  }

  /** Of a short sale, at the mean of its values at entry and exit, as a fraction of the equity. */
  private double borrowing(Lot lot, double ratio) {
    return Math.max(0, -lot.share()) * (1 + ratio) / 2 * (lot.out() - lot.in()) * borrowRate;
  }

  private double price(int bar) {
    int last = period.after() - 1;
    return bar > last ? period.bars().close(last) : period.bars().open(bar);
  }

  /**
   * The share of draws that a return is better than, 0 to 100; a tie counts as worse.
   *
   * @param ascending returns of the draws
   */
  static double percentile(double[] ascending, double own) {
    long worse =
        Arrays.stream(ascending).filter(drawn -> 1 + drawn < (1 + own) * (1 - ROUNDING)).count();
    return 100.0 * worse / ascending.length;
  }
}
