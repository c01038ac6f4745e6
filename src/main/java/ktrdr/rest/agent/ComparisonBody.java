package ktrdr.rest.agent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ktrdr.rest.engine.ResearchFields;
import ktrdr.rest.wire.Body;
import ktrdr.rest.wire.IdempotencyKey;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.Start;
import ktrdr.sessions.comparisons.ModelComparison;
import ktrdr.strategy.Strategy.Evaluation;

/** Reads the body of a comparison of models and checks it before anything starts. */
@ApplicationScoped
public class ComparisonBody {
  private static final int MOST_MODELS = 20;
  private static final int MOST_BRIEFS = 20;
  private static final int SESSIONS = 3;

  // All of them are opened in one transaction.
  private static final int MOST_SESSIONS = 200;

  @Inject private ModelFields models;
  @Inject private ResearchMarket markets;

  /**
   * A comparison that a client asks for.
   *
   * @param budget US dollars for all its sessions together
   */
  record Asked(ModelComparison.Plan plan, Optional<BigDecimal> budget, Optional<Start.Key> key) {}

  /**
   * Reads a comparison.
   *
   * @param key the {@code Idempotency-Key}; null when none was sent
   */
  Asked read(String text, String key) {
    Body body = Body.read(text);
    Optional<BigDecimal> budget = body.usd("budget_usd");
    List<Assignment.Models> compared = models.compared(body, MOST_MODELS, budget);
    List<String> briefs =
        body.strings("briefs", MOST_BRIEFS, TriggerBody.LONGEST_BRIEF).orElse(List.of(""));
    Optional<Evaluation> evaluation = TriggerBody.usual(ResearchFields.evaluation(body));
    ResearchMarket.Asked market = markets.asked(body, evaluation);
    int sessions = body.integer("sessions", 1, MOST_SESSIONS).map(Long::intValue).orElse(SESSIONS);
    long seed = body.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE - MOST_SESSIONS).orElse(1L);
    Assignment.Effort effort = TriggerBody.effort(body);
    var testing = new Assignment.Testing(evaluation, body.flag("bypass_gates"));
    if (sessions * compared.size() * briefs.size() > MOST_SESSIONS) {
      body.fault("sessions", tooMany(sessions, compared.size(), briefs.size()));
    }
    List<Assignment> first = new ArrayList<>();
    for (String brief : body.faultless() ? briefs : List.<String>of()) {
      Assignment.Market its = markets.of(body, market, "briefs", brief);
      compared.forEach(
          by ->
              first.add(
                  new Assignment(
                      by, brief, Optional.empty(), its, Optional.of(seed), effort, testing)));
    }
    body.done();
    // The same body means something else in a trigger.
    return new Asked(
        new ModelComparison.Plan(first, sessions),
        budget,
        IdempotencyKey.of(key, "agent/compare " + text));
  }

  private static String tooMany(int sessions, int models, int briefs) {
    return sessions
        + " for each of "
        + models
        + " models and "
        + briefs
        + (briefs == 1 ? " brief" : " briefs")
        + " are more than "
        + MOST_SESSIONS
        + " in all";
  }
}
