/** Floor 2. The loop, fills, costs, trades, equity curve, performance. */
package ktrdr.backtest;
