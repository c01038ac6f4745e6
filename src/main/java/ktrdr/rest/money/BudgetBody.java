package ktrdr.rest.money;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ktrdr.agent.ledger.BudgetKey;
import ktrdr.agent.ledger.NewCap;
import ktrdr.rest.wire.Body;

/**
 * The body of a change of limits: {@code {daily_limit_usd?, total_limit_usd?, session_limit_usd?,
 * reason}}. A limit that is null is taken away; one that is not there stays.
 */
record BudgetBody(List<NewCap> caps, String reason) {
  private static final String DAILY = "daily_limit_usd";
  private static final String TOTAL = "total_limit_usd";
  private static final String SESSION = "session_limit_usd";

  /**
   * Reads it.
   *
   * @param root of the session in the query
   */
  static BudgetBody read(String text, Optional<String> root) {
    Body body = Body.read(text);
    List<NewCap> caps =
        Stream.of(
                cap(body, DAILY, BudgetKey.DAILY),
                cap(body, TOTAL, BudgetKey.TOTAL),
                cap(body, SESSION, root.map(BudgetKey::session).orElse(BudgetKey.TOTAL)))
            .flatMap(Optional::stream)
            .toList();
    if (body.sent(SESSION) && root.isEmpty()) {
      body.fault(SESSION, "needs to know whose it is: add ?session=ID");
    }
    String reason = body.reason("");
    if (reason.isEmpty()) {
      body.fault("reason", "is missing; say why the limit changes");
    }
    if (caps.isEmpty()) {
      body.fault(root.isEmpty() ? DAILY : SESSION, "is missing, and so is every other limit");
    }
    body.done();
    return new BudgetBody(caps, reason);
  }

  private static Optional<NewCap> cap(Body body, String name, BudgetKey key) {
    var amount = body.usd(name);
    return body.sent(name) ? Optional.of(new NewCap(key, amount)) : Optional.empty();
  }
}
