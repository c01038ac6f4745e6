/**
 * Backtests a signal model: the loop over bars, the portfolio, fills, costs, trades, the equity
 * curve and performance. A decision at the close of a bar is filled at the open of the next one.
 * Start reading at {@link Backtest}.
 */
package ktrdr.backtest;
