package ktrdr.strategy.document;

import ktrdr.strategy.Strategy;

/** {@code training.labels}: what the network learns to say. */
final class LabelReader {
  private static final int MOST_LOOKAHEAD = 1_000_000;

  Strategy.Labels read(Section labels) {
    labels.at("source").oneOf(Words.of("zigzag").later("forward_return", "triple_barrier"));
    Strategy.Labels read =
        new Strategy.Labels(
            labels.at("zigzag_threshold").number(Range.of(0.0001, 0.5)).orElse(0.03),
            labels.at("label_lookahead").whole(1, MOST_LOOKAHEAD));
    labels.notYet("horizon", "bullish_threshold", "bearish_threshold"); // forward_return
    labels.notYet("vol_method", "atr_period", "vol_span", "compute_weights"); // triple_barrier
    labels.notYet("pt_multiplier", "profit_target_atr", "sl_multiplier", "stop_loss_atr");
    labels.notYet("max_holding_period", "max_holding_bars");
    labels.done();
    return read;
  }
}
