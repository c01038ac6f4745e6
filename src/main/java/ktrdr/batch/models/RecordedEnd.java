package ktrdr.batch.models;

import ktrdr.agent.results.AssessmentResult.Fallback;
import ktrdr.work.Refusal;

/** The conversation that is replayed came to nothing, for this reason. */
final class RecordedEnd extends Refusal {
  private static final long serialVersionUID = 1L;

  RecordedEnd(Fallback recorded) {
    super(Kind.UNAVAILABLE, recorded.reason(), recorded.sentence());
  }
}
