package ktrdr.proof;

import ktrdr.work.Refusal;

/** The call was answered, and changed nothing. */
final class NothingToDo extends Refusal {
  private static final long serialVersionUID = 1L;

  NothingToDo() {
    super(Kind.CONFLICT, "nothing_to_do", "nothing to do");
  }
}
