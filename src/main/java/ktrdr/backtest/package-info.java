/**
 * The backtest of a signal model: the loop over bars, portfolio, fills, costs, trades, equity curve
 * and performance. It decides at the close of a bar and fills at the open of the next one. Start
 * reading at {@link Backtest}.
 */
package ktrdr.backtest;
