package ktrdr.rest;

import java.util.List;
import ktrdr.work.Refusal;

/** A query parameter or a body that can't be read. */
final class MalformedRequest extends Refusal {
  private static final long serialVersionUID = 1L;

  MalformedRequest(String detail) {
    super(Kind.MALFORMED, "malformed_request", detail);
  }

  MalformedRequest(String parameter, String detail) {
    super(Kind.MALFORMED, "bad_parameter", detail, List.of(new Fault("?" + parameter, detail)));
  }
}
