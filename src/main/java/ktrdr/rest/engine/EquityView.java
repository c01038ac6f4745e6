package ktrdr.rest.engine;

import java.time.Instant;
import ktrdr.backtest.EquityPoint;

/** Equity and buy-and-hold equity at the close of a bar; {@code time} is the start of the bar. */
public record EquityView(Instant time, double equityUsd, double drawdown, double benchmarkUsd) {
  static EquityView of(EquityPoint point) {
    return new EquityView(point.time(), point.equity(), point.drawdown(), point.benchmark());
  }
}
