package ktrdr.rest.memory;

import java.util.List;
import ktrdr.agent.memory.Hypothesis;
import ktrdr.rest.wire.Query;

/**
 * One page of hypotheses, newest first.
 *
 * @param nextPageToken null on the last page
 */
public record HypothesesAnswerView(
    boolean success, List<HypothesisView> hypotheses, String nextPageToken) {
  static final String ROW = "hypothesis";

  /** Shows at most {@code limit} rows; one more tells that there is another page. */
  static HypothesesAnswerView of(List<Hypothesis> found, int limit) {
    List<Hypothesis> page = found.subList(0, Math.min(limit, found.size()));
    String next = found.size() > limit ? Query.rowToken(ROW, page.get(limit - 1).id()) : null;
    return new HypothesesAnswerView(true, page.stream().map(HypothesisView::of).toList(), next);
  }
}
