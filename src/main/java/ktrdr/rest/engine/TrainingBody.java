package ktrdr.rest.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.stream.Stream;
import ktrdr.market.BarSource;
import ktrdr.market.Timeframe;
import ktrdr.rest.wire.Body;
import ktrdr.sessions.artifacts.NamedStrategies;
import ktrdr.sessions.standalone.BacktestPlan.Period;
import ktrdr.sessions.standalone.TrainingPlan;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.document.OtherBars;

/** Reads the body of a training and checks it before anything starts. */
@ApplicationScoped
public class TrainingBody {
  private static final long SEED = 1;

  @Inject private BarSource bars;
  @Inject private ResearchFields fields;
  @Inject private NamedStrategies strategies;
  @Inject private EnoughBars enough;

  TrainingPlan read(String text) {
    Body body = Body.read(text);
    if (body.has("strategy") == body.has("strategy_name")) {
      body.fault(
          "strategy", "name what to train: either strategy, a document or name, or strategy_name");
    }
    Optional<String> symbol = ResearchFields.symbol(body.onlyString("symbols"));
    Optional<Timeframe> timeframe =
        fields.timeframe(body, "timeframes", body.onlyString("timeframes"));
    Optional<Strategy> strategy = strategy(body, new OtherBars(symbol, timeframe));
    Period period = ResearchFields.period(body);
    Optional<Long> seed = body.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE);
    strategy.ifPresent(s -> refuseOtherSeed(body, s, seed));
    Optional<Strategy.Evaluation> evaluation = ResearchFields.evaluation(body);
    Optional<Strategy> asked =
        strategy
            .map(s -> s.on(data(s.data(), symbol, timeframe, period)))
            .map(s -> evaluation.map(s::with).orElse(s));
    asked.ifPresent(s -> requireBars(body, s));
    refuseAnalytics(body);
    body.done();
    return new TrainingPlan(asked.orElseThrow(), seed.orElse(SEED));
  }

  private Optional<Strategy> strategy(Body body, OtherBars other) {
    Optional<Strategy> named =
        ResearchFields.named(
            body, "strategy_name", "strategy", name -> fields.find(name, other), strategies::names);
    return fields.strategy(body, other).or(() -> named);
  }

  // Clients of the original ktrdr always send this field, mostly as false.
  private static void refuseAnalytics(Body body) {
    if (body.flag("detailed_analytics")) {
      body.fault(
          "detailed_analytics",
          "not supported: GET /operations/{id}/metrics has every epoch of every training");
    }
  }

  // Values in the body replace those of the strategy.
  private static Strategy.Data data(
      Strategy.Data own, Optional<String> symbol, Optional<Timeframe> timeframe, Period period) {
    return new Strategy.Data(
        symbol.orElse(own.symbol()),
        timeframe.orElse(own.timeframe()),
        period.from().or(own::from),
        period.to().or(own::to),
        own.historyRequired());
  }

  // Otherwise one of the two seeds would be ignored silently.
  private static void refuseOtherSeed(Body body, Strategy strategy, Optional<Long> seed) {
    Optional<Long> own = strategy.learning().optimiser().seed();
    if (own.isPresent() && seed.isPresent() && !own.equals(seed)) {
      body.fault("seed", "differs from the given strategy, which says " + own.get());
    }
  }

  private void requireBars(Body body, Strategy strategy) {
    Strategy.Data data = strategy.data();
    String field = body.has("symbols") ? "symbols" : "timeframes";
    if (!bars.has(data.symbol(), data.timeframe())) {
      fields.requireBars(body, field, data.symbol(), data.timeframe());
    } else if (body.faultless()) {
      enough.toTrain(body, narrowest(body), strategy);
    }
  }

  /** The most specific field in the body that selects the bars, for faults. */
  private static String narrowest(Body body) {
    return Stream.of("start_date", "end_date", "symbols", "timeframes", "strategy_name")
        .filter(body::has)
        .findFirst()
        .orElse("strategy");
  }
}
