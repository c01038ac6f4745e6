package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import ktrdr.system.Api;
import ktrdr.system.Run;

/** Starts sessions that follow from sessions. */
final class Following {
  private Following() {}

  /**
   * Starts one.
   *
   * @param how {@code replay}, {@code rerun} or {@code fork}
   */
  static Run start(Api api, Run earlier, String how, String body) {
    var reply = api.post("/agent/sessions/" + earlier.session() + "/" + how, body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(202);
    return new Run(
        api,
        reply.json().getJsonNumber("session_id").longValue(),
        reply.json().getString("operation_id"));
  }
}
