package ktrdr.backtest;

import ktrdr.work.Refusal;

/** A backtest needs at least two bars of the series: one to decide at, one to trade at. */
public final class TestPeriodTooShort extends Refusal {
  private static final long serialVersionUID = 1L;

  TestPeriodTooShort(int first, int after, int size) {
    super(
        Kind.INVALID,
        "test_period_too_short",
        "A backtest needs two bars or more: bars "
            + first
            + " to "
            + after
            + " of a series of "
            + size
            + " are not that");
  }
}
