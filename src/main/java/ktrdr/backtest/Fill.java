package ktrdr.backtest;

import java.time.Instant;

/**
 * The execution of an order.
 *
 * @param bar index of the bar in the series
 * @param time start of that bar
 * @param price in US dollars per unit, slippage included
 * @param commission in US dollars, with the fixed fee and less the rebate; below 0 if the exchange
 *     pays more than it takes
 */
public record Fill(int bar, Instant time, double price, double commission) {}
