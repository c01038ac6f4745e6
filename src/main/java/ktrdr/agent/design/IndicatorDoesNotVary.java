package ktrdr.agent.design;

import ktrdr.work.Refusal;

/** An indicator has the same value on most bars, so its levels can't be told apart. */
final class IndicatorDoesNotVary extends Refusal {
  private static final long serialVersionUID = 1L;

  IndicatorDoesNotVary(String indicator) {
    super(
        Kind.INVALID,
        "indicator_does_not_vary",
        indicator + " hardly varies on these bars: its levels can't be told apart");
  }
}
