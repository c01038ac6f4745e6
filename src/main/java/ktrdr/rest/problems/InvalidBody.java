package ktrdr.rest.problems;

import java.util.List;
import java.util.stream.Collectors;
import ktrdr.work.Refusal;

/** Valid JSON with bad values or unknown fields; reports all of them at once. */
public final class InvalidBody extends Refusal {
  private static final long serialVersionUID = 1L;

  public InvalidBody(List<Fault> faults) {
    super(Kind.INVALID, "invalid_body", sentence(faults), faults);
  }

  private InvalidBody(List<Fault> faults, Refusal cause) {
    super(Kind.INVALID, cause.code(), cause.getMessage(), faults);
    cause.members().forEach(this::member);
  }

  /** For a body whose only fault has a code and a sentence of its own. */
  public static InvalidBody of(List<Fault> faults, Refusal cause) {
    return new InvalidBody(faults, cause);
  }

  private static String sentence(List<Fault> faults) {
    return faults.stream()
        .map(f -> f.pointer() + ": " + f.detail())
        .collect(Collectors.joining("; "));
  }
}
