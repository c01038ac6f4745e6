package ktrdr.rest.events;

import ktrdr.work.Refusal;

/** The maximum number of clients already follow events on this server. */
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
