/**
 * Signal models that need no training: buying and holding, and crosses of moving averages. The
 * averages are compared exactly, so no rounding makes or hides a cross. Start reading at {@link
 * SmaCross}.
 */
package ktrdr.backtest.signals;
