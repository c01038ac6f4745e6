package ktrdr.training;

import ktrdr.work.Refusal;

/** A part of the split has no row to train on or to score with. */
public final class EmptySplit extends Refusal {
  private static final long serialVersionUID = 1L;

  public EmptySplit(String part, String reason) {
    super(Kind.INVALID, "empty_split", "The " + part + " part of the split is empty: " + reason);
  }
}
