package ktrdr.rest.agent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalInt;
import ktrdr.agent.Brief;
import ktrdr.agent.assess.BuiltinAssessor;
import ktrdr.rest.engine.EnoughBars;
import ktrdr.rest.engine.ResearchFields;
import ktrdr.rest.wire.Body;
import ktrdr.rest.wire.IdempotencyKey;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.Session;
import ktrdr.sessions.Start;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.Strategy.Evaluation;
import ktrdr.strategy.document.Evaluations;

/** Reads the body of a trigger and checks it before anything starts. */
@ApplicationScoped
public class TriggerBody {
  static final int LONGEST_BRIEF = 2000;
  private static final int MOST_SURROGATES = 999;

  @Inject private ModelFields models;
  @Inject private ResearchMarket markets;
  @Inject private ResearchFields fields;
  @Inject private GivenStrategy givenStrategy;
  @Inject private EnoughBars enough;

  /**
   * Reads a trigger.
   *
   * @param key the {@code Idempotency-Key}; null when none was sent
   */
  Start read(String text, String key) {
    Body body = Body.read(text);
    Start start = of(body);
    boolean queue = body.flag("queue");
    body.done();
    return start.withQueue(queue).withKey(IdempotencyKey.of(key, text));
  }

  /** Reads a trigger inside another body; faults are added to that body. */
  Start of(Body body) {
    Assignment.Models used = models.read(body);
    String brief = body.string("brief", LONGEST_BRIEF).orElse("");
    Optional<Evaluation> evaluation = ResearchFields.evaluation(body);
    Optional<Strategy> strategy =
        givenStrategy.read(body).map(own -> evaluation.map(own::with).orElse(own));
    Optional<String> document = fields.stored(body, strategy);
    // A given strategy says it in its document; for a designed one nobody says it any more.
    Optional<Evaluation> tested = strategy.isPresent() ? evaluation : usual(evaluation);
    Assignment assignment =
        new Assignment(
            used,
            brief,
            document,
            market(body, brief, strategy, tested),
            body.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE),
            effort(body),
            new Assignment.Testing(tested, body.flag("bypass_gates")));
    return Start.now(assignment, new Session.Design(strategy.map(Strategy::name), document));
  }

  /** What designed strategies are tested by. */
  static Optional<Evaluation> usual(Optional<Evaluation> asked) {
    return asked.or(() -> Optional.of(Evaluations.USUAL));
  }

  /** Reads {@code candidates}, {@code resamples} and {@code surrogates}. */
  static Assignment.Effort effort(Body body) {
    return new Assignment.Effort(
        body.integer("candidates", 1, 100_000).map(Long::intValue).orElse(Brief.CANDIDATES),
        body.integer("resamples", 100, 10_000_000)
            .map(Long::intValue)
            .orElse(BuiltinAssessor.RESAMPLES),
        body.integer("surrogates", 0, MOST_SURROGATES)
            .map(number -> OptionalInt.of(number.intValue()))
            .orElse(OptionalInt.empty()));
  }

  private Assignment.Market market(
      Body body, String brief, Optional<Strategy> strategy, Optional<Evaluation> evaluation) {
    if (strategy.isEmpty()) {
      return markets.of(body, markets.asked(body, evaluation), "brief", brief);
    }
    Strategy.Data data = strategy.get().data();
    if (body.faultless()) {
      enough.toTrain(body, "strategy", strategy.get());
    }
    return new Assignment.Market(data.symbol(), data.timeframe().code());
  }
}
