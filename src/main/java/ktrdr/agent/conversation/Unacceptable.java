package ktrdr.agent.conversation;

import java.util.List;
import ktrdr.work.Refusal.Fault;

/** A reply can't be used, and the model is told why. */
final class Unacceptable extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final transient List<Fault> faults;

  /**
   * @param code stable: {@code garbage_reply}, {@code invalid_strategy}
   * @param faults at least one, with pointers into the reply
   */
  Unacceptable(String code, List<Fault> faults) {
    super(code);
    this.code = code;
    this.faults = List.copyOf(faults);
  }

  String code() {
    return code;
  }

  List<Fault> faults() {
    return faults;
  }
}
