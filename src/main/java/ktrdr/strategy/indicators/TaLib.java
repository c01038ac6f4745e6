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
