package ktrdr.rest.diagnosis;

import java.util.List;
import java.util.Map;
import ktrdr.sessions.explain.Explanation;

/** Why an operation is in its present state. */
public record ExplanationView(
    String operationId, String status, boolean waiting, String summary, List<CauseView> causes) {

  /** One cause; which facts it has depends on its code. */
  public record CauseView(String code, String detail, String remedy, Map<String, Object> facts) {
    static CauseView of(Explanation.Cause cause) {
      return new CauseView(
          cause.code().wire(), cause.detail(), cause.remedy().orElse(null), cause.facts());
    }
  }

  static ExplanationView of(Explanation explanation) {
    return new ExplanationView(
        explanation.operation().id().value(),
        explanation.operation().status().wire(),
        explanation.waiting(),
        explanation.summary(),
        explanation.causes().stream().map(CauseView::of).toList());
  }
}
