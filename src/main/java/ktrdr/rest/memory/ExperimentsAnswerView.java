package ktrdr.rest.memory;

import java.util.List;
import ktrdr.agent.memory.Experiment;
import ktrdr.rest.wire.Query;

/**
 * One page of experiments, newest first.
 *
 * @param nextPageToken null on the last page
 */
public record ExperimentsAnswerView(
    boolean success, List<ExperimentView> experiments, String nextPageToken) {
  static final String ROW = "experiment";

  /** Shows at most {@code limit} rows; one more tells that there is another page. */
  static ExperimentsAnswerView of(List<Experiment> found, int limit) {
    List<Experiment> page = found.subList(0, Math.min(limit, found.size()));
    String next = found.size() > limit ? Query.rowToken(ROW, page.get(limit - 1).id()) : null;
    return new ExperimentsAnswerView(true, page.stream().map(ExperimentView::of).toList(), next);
  }
}
