package ktrdr.rest.events;

import ktrdr.work.Refusal;

/** As many clients follow events as this server serves at once. */
final class TooManyStreams extends Refusal {
  private static final long serialVersionUID = 1L;

  TooManyStreams(int limit) {
    super(
        Kind.UNAVAILABLE,
        "too_many_streams",
        "As many event streams are open as are allowed; close one, or try again later");
    member("limit", limit);
  }
}
