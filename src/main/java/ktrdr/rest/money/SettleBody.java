package ktrdr.rest.money;

import java.math.BigDecimal;
import java.util.Optional;
import ktrdr.rest.wire.Body;

/**
 * What a person says of a call: {@code {cost_usd?, reason}}. Without a cost the booked one counts.
 */
record SettleBody(Optional<BigDecimal> cost, String reason) {

  static SettleBody read(String text) {
    Body body = Body.read(text);
    Optional<BigDecimal> cost = body.usd("cost_usd");
    String reason = body.reason("");
    if (reason.isEmpty()) {
      body.fault("reason", "is missing; say how you know");
    }
    body.done();
    return new SettleBody(cost, reason);
  }
}
