package ktrdr.strategy.indicators;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import java.util.Arrays;

/**
 * Calls TA-Lib and moves its results to the bars they belong to. Every call starts at bar 0, so
 * that a value depends only on its own bar and earlier ones.
 */
final class TaLib {
  private static final Core CORE = new Core(); // Its only state is settings that nothing changes.

  private TaLib() {}

  /** A TA-Lib function with all arguments bound except the range of bars and the outputs. */
  interface Call {
    RetCode run(int last, MInteger begin, MInteger length, double[][] outputs);
  }

  static double[] rsi(double[] prices, int period) {
    return aligned(
        prices.length,
        1,
        (last, begin, length, out) -> CORE.rsi(0, last, prices, period, begin, length, out[0]))[0];
  }

  static double[] sma(double[] prices, int period) {
    return aligned(
        prices.length,
        1,
        (last, begin, length, out) -> CORE.sma(0, last, prices, period, begin, length, out[0]))[0];
  }

  /** Undefined for the first {@code period} bars. */
  static double[] atr(double[] highs, double[] lows, double[] closes, int period) {
    return aligned(
        closes.length,
        1,
        (last, begin, length, out) ->
            CORE.atr(0, last, highs, lows, closes, period, begin, length, out[0]))[0];
  }

  /** The highest of the last {@code period} values. */
  static double[] max(double[] values, int period) {
    return aligned(
        values.length,
        1,
        (last, begin, length, out) -> CORE.max(0, last, values, period, begin, length, out[0]))[0];
  }

  /** The lowest of the last {@code period} values. */
  static double[] min(double[] values, int period) {
    return aligned(
        values.length,
        1,
        (last, begin, length, out) -> CORE.min(0, last, values, period, begin, length, out[0]))[0];
  }

  /** Standard deviation of the population. */
  static double[] deviation(double[] values, int period) {
    return aligned(
        values.length,
        1,
        (last, begin, length, out) ->
            CORE.stdDev(0, last, values, period, 1, begin, length, out[0]))[0];
  }

  static double[] cci(double[] highs, double[] lows, double[] closes, int period) {
    return aligned(
        closes.length,
        1,
        (last, begin, length, out) ->
            CORE.cci(0, last, highs, lows, closes, period, begin, length, out[0]))[0];
  }

  static double[] adx(double[] highs, double[] lows, double[] closes, int period) {
    return aligned(
        closes.length,
        1,
        (last, begin, length, out) ->
            CORE.adx(0, last, highs, lows, closes, period, begin, length, out[0]))[0];
  }

  static double[] plusDi(double[] highs, double[] lows, double[] closes, int period) {
    return aligned(
        closes.length,
        1,
        (last, begin, length, out) ->
            CORE.plusDI(0, last, highs, lows, closes, period, begin, length, out[0]))[0];
  }

  static double[] minusDi(double[] highs, double[] lows, double[] closes, int period) {
    return aligned(
        closes.length,
        1,
        (last, begin, length, out) ->
            CORE.minusDI(0, last, highs, lows, closes, period, begin, length, out[0]))[0];
  }

  static double[] roc(double[] values, int period) {
    return aligned(
        values.length,
        1,
        (last, begin, length, out) -> CORE.roc(0, last, values, period, begin, length, out[0]))[0];
  }

  /** Line, signal and histogram. */
  static double[][] macd(double[] prices, int fast, int slow, int signal) {
    return aligned(
        prices.length,
        3,
        (last, begin, length, out) ->
            CORE.macd(0, last, prices, fast, slow, signal, begin, length, out[0], out[1], out[2]));
  }

  private static double[][] aligned(int bars, int outputs, Call call) {
    MInteger begin = new MInteger();
    MInteger length = new MInteger();
    double[][] packed = new double[outputs][bars];
    RetCode answer = call.run(bars - 1, begin, length, packed);
    if (answer != RetCode.Success) {
      throw new IllegalArgumentException("TA-Lib: " + answer + " for " + bars + " bars");
    }
    double[][] values = new double[outputs][bars];
    for (int i = 0; i < outputs; i++) {
      Arrays.fill(values[i], Double.NaN);
      System.arraycopy(packed[i], 0, values[i], begin.value, length.value);
    }
    return values;
  }
}
