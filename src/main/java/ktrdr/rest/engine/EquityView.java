package ktrdr.rest.engine;

import java.time.Instant;
import ktrdr.backtest.EquityPoint;

/** Equity at the close of a bar, and that of buy and hold; the time is the bar's start. */
public record EquityView(Instant time, double equityUsd, double drawdown, double benchmarkUsd) {
  static EquityView of(EquityPoint point) {
    return new EquityView(point.time(), point.equity(), point.drawdown(), point.benchmark());
  }
}
