package ktrdr.training;

import java.util.List;

/**
 * One fold of a walk forward. A network is fitted on the first part, its best epoch is chosen on
 * the second, and it answers for the bars of the test.
 *
 * <p>Rows whose label was decided after their part ended are purged ({@link SplitRange#knows}), and
 * one horizon of bars after each boundary belongs to no rows: the label of the last row before it
 * may look that far.
 *
 * @param fit bars whose rows the network learns
 * @param stop bars whose rows choose its epoch
 * @param test bars that it gives signals for
 * @param judged the bars of the test whose rows score it
 */
public record Fold(SplitRange fit, SplitRange stop, SplitRange test, SplitRange judged) {
  /** The parts that have rows, in order of time. */
  public List<SplitRange> parts() {
    return List.of(fit, stop, judged);
  }
}
