package ktrdr.backtest;

/**
 * Orders for whole units bought nothing, because one unit cost more than the position might.
 *
 * @param orders how many
 * @param cost of one unit at the first of them, in US dollars, with its commission
 * @param position what the position might have cost, in US dollars
 */
public record DearUnit(int orders, double cost, double position) {

  /** The same, after another such order. */
  DearUnit again() {
    return new DearUnit(orders + 1, cost, position);
  }
}
