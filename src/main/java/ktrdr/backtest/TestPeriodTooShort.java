package ktrdr.backtest;

import ktrdr.work.Refusal;

/** The period has fewer than two bars of the series: one to decide at and one to trade at. */
public final class TestPeriodTooShort extends Refusal {
  private static final long serialVersionUID = 1L;

  TestPeriodTooShort(int first, int after, int size) {
    super(
        Kind.INVALID,
        "test_period_too_short",
        "A backtest needs at least two bars of the series: bars "
            + first
            + " to "
            + after
            + " of "
            + size
            + " are fewer or outside it");
  }
}
