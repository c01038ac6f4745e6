package ktrdr.rest.money;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ktrdr.agent.budget.BudgetKey;
import ktrdr.agent.budget.NewCap;
import ktrdr.rest.wire.Body;

/**
 * The body of a change of limits: {@code {daily_limit_usd?, total_limit_usd?, session_limit_usd?,
 * comparison_limit_usd?, reason}}. A limit that is null is taken away; one that is not there stays.
 */
record BudgetBody(List<NewCap> caps, String reason) {
  private static final String DAILY = "daily_limit_usd";
  private static final String TOTAL = "total_limit_usd";
  private static final String SESSION = "session_limit_usd";
  private static final String COMPARISON = "comparison_limit_usd";

  /**
   * Reads it.
   *
   * @param asked those that the query names
   */
  static BudgetBody read(String text, AskedBudgets asked) {
    Body body = Body.read(text);
    List<NewCap> caps =
        Stream.of(
                cap(body, DAILY, BudgetKey.DAILY),
                cap(body, TOTAL, BudgetKey.TOTAL),
                cap(body, SESSION, asked.session().orElse(BudgetKey.TOTAL)),
                cap(body, COMPARISON, asked.comparison().orElse(BudgetKey.TOTAL)))
            .flatMap(Optional::stream)
            .toList();
    if (body.sent(SESSION) && asked.session().isEmpty()) {
      body.fault(SESSION, "needs to know whose it is: add ?session=ID");
    }
    if (body.sent(COMPARISON) && asked.comparison().isEmpty()) {
      body.fault(COMPARISON, "needs to know whose it is: add ?comparison=ID");
    }
    String reason = body.reason("");
    if (reason.isEmpty()) {
      body.fault("reason", "is missing; say why the limit changes");
    }
    if (caps.isEmpty()) {
      String missing =
          asked.session().isPresent()
              ? SESSION
              : asked.comparison().isPresent() ? COMPARISON : DAILY;
      body.fault(missing, "is missing, and so is every other limit");
    }
    body.done();
    return new BudgetBody(caps, reason);
  }

  private static Optional<NewCap> cap(Body body, String name, BudgetKey key) {
    var amount = body.usd(name);
    return body.sent(name) ? Optional.of(new NewCap(key, amount)) : Optional.empty();
  }
}
