/**
 * Trades and equity curves as CSV files, and pages of their rows. Numbers have all of their digits,
 * the same on every Java. Start reading at {@link EquityCsv}.
 */
package ktrdr.backtest.files;
