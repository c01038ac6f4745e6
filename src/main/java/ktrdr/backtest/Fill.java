package ktrdr.backtest;

import java.time.Instant;

/**
 * Units bought or sold.
 *
 * @param bar index in the series
 * @param time start of that bar
 * @param price per unit, slippage included
 * @param commission in US dollars, 0 or more
 */
public record Fill(int bar, Instant time, double price, double commission) {}
