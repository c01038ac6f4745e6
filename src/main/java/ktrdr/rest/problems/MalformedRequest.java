package ktrdr.rest.problems;

import java.util.List;
import ktrdr.work.Refusal;

/** A query parameter or a body that can't be read. */
public final class MalformedRequest extends Refusal {
  private static final long serialVersionUID = 1L;

  public MalformedRequest(String detail) {
    super(Kind.MALFORMED, "malformed_request", detail);
  }

  public MalformedRequest(String parameter, String detail) {
    super(Kind.MALFORMED, "bad_parameter", detail, List.of(new Fault("?" + parameter, detail)));
  }
}
