package ktrdr.sessions.comparisons;

import ktrdr.work.Refusal;

/** No comparison has this id. */
public final class ComparisonNotFound extends Refusal {
  private static final long serialVersionUID = 1L;

  public ComparisonNotFound(String id) {
    super(Kind.NOT_FOUND, "comparison_not_found", "Comparison not found: " + id);
    member("success", false);
    member("reason", code());
  }
}
