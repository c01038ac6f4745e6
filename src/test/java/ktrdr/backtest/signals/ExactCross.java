package ktrdr.backtest.signals;

import java.math.BigDecimal;
import java.util.stream.Stream;

/** Crosses of two moving averages, in exact arithmetic on the prices as they are written. */
final class ExactCross {
  private ExactCross() {}

  static int[] directions(int fast, int slow, String... closes) {
    BigDecimal[] prices = Stream.of(closes).map(BigDecimal::new).toArray(BigDecimal[]::new);
    int[] directions = new int[prices.length];
    int lastSide = side(prices, slow - 1, fast, slow);
    for (int i = slow; i < prices.length; i++) {
      int side = side(prices, i, fast, slow);
      if (side != 0 && side != lastSide) {
        directions[i] = side;
        lastSide = side;
      }
    }
    return directions;
  }

  private static int side(BigDecimal[] prices, int last, int fast, int slow) {
    BigDecimal above = sum(prices, last, fast).multiply(BigDecimal.valueOf(slow));
    return above.compareTo(sum(prices, last, slow).multiply(BigDecimal.valueOf(fast)));
  }

  private static BigDecimal sum(BigDecimal[] prices, int last, int length) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = last - length + 1; i <= last; i++) {
      sum = sum.add(prices[i]);
    }
    return sum;
  }
}
