package ktrdr.agent.assess;

import ktrdr.strategy.Labels;

/** What to change in a document's labels, in the words of their kind. */
final class LabelAdvice {
  private LabelAdvice() {}

  /** If the network learned that nothing is to be done. */
  static String fewerHolds(Labels labels) {
    return change(
        labels,
        "Lower training.labels.zigzag_threshold",
        "Lower pt_multiplier and sl_multiplier of training.labels",
        "Move bullish_threshold and bearish_threshold of training.labels nearer to 0",
        ", so that fewer rows are HOLD.");
  }

  /** If there are too few trades to judge by. */
  static String moreTrades(Labels labels) {
    return change(
        labels,
        "Ask for more, shorter swings: a smaller training.labels.zigzag_threshold",
        "Ask for shorter moves: a smaller max_holding_period of training.labels",
        "Ask for shorter moves: a smaller horizon of training.labels",
        ".");
  }

  private static String change(
      Labels labels, String zigzag, String barriers, String forward, String why) {
    if (labels instanceof Labels.Zigzag) {
      return zigzag + why;
    }
    return (labels instanceof Labels.TripleBarrier ? barriers : forward) + why;
  }
}
