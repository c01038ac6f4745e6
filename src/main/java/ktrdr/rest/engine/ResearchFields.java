package ktrdr.rest.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import ktrdr.market.BarSource;
import ktrdr.market.Timeframe;
import ktrdr.market.UnknownBars;
import ktrdr.rest.wire.Body;
import ktrdr.sessions.standalone.BacktestPlan.Period;
import ktrdr.strategy.InvalidStrategy;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.Strategy.Evaluation;
import ktrdr.strategy.document.Evaluations;
import ktrdr.strategy.document.StrategyReader;

/** Reads the strategy, symbol, timeframe and period in a body and checks that they exist. */
@ApplicationScoped
public class ResearchFields {
  private static final int MOST_NAMES = 50;

  @Inject private BarSource bars;
  @Inject private StrategyReader strategies;

  /** Reads the strategy document in {@code strategy}; its faults are added to the body. */
  public Optional<Strategy> strategy(Body body) {
    Optional<String> document = body.string("strategy");
    try {
      return document.map(strategies::read);
    } catch (InvalidStrategy e) {
      body.faults("strategy", e.faults());
      return Optional.empty();
    }
  }

  /**
   * The document to store for a strategy that was read from {@code strategy}.
   *
   * @param strategy as it will run
   */
  public Optional<String> stored(Body body, Optional<Strategy> strategy) {
    return strategy.flatMap(
        runs -> body.string("strategy").map(text -> strategies.stored(text, runs)));
  }

  /** Reads {@code evaluation}, a mode or an object; its faults are added to the body. */
  public static Optional<Evaluation> evaluation(Body body) {
    try {
      return body.any("evaluation").map(Evaluations::read);
    } catch (InvalidStrategy e) {
      body.faults("evaluation", e.faults());
      return Optional.empty();
    }
  }

  /**
   * Finds what {@code strategy_name} names; adds a fault when it does not exist.
   *
   * @param kind the kind of thing to find, as the fault names it
   * @param finding finds it by its name
   * @param there the existing names, which the fault lists
   */
  static <T> Optional<T> named(
      Body body, String kind, Function<String, Optional<T>> finding, Supplier<List<String>> there) {
    Optional<String> name = body.string("strategy_name");
    Optional<T> found = name.flatMap(finding);
    if (name.isPresent() && found.isEmpty()) {
      List<String> names = there.get();
      String known = names.isEmpty() ? "there is none yet" : "there are " + some(names);
      body.fault("strategy_name", "no " + kind + " \"" + name.get() + "\"; " + known);
    }
    return found;
  }

  private static String some(List<String> names) {
    String listed = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
    int more = names.size() - MOST_NAMES;
    return more > 0 ? listed + " and " + more + " more" : listed;
  }

  /** Reads a timeframe; adds a fault to the field when there is no such timeframe. */
  public Optional<Timeframe> timeframe(Body body, String field, Optional<String> code) {
    Optional<Timeframe> known = code.flatMap(Timeframe::of);
    if (code.isPresent() && known.isEmpty()) {
      body.fault(
          field, "can't be \"" + code.get() + "\"; there are " + List.of(Timeframe.values()));
    }
    return known;
  }

  /** Reads a symbol, which people may write in any case. */
  public static Optional<String> symbol(Optional<String> written) {
    return written.map(s -> s.toUpperCase(Locale.ROOT));
  }

  /** Adds a fault to the field when there are no such bars. */
  public void requireBars(Body body, String field, String symbol, Timeframe timeframe) {
    if (!bars.has(symbol, timeframe)) {
      body.fault(field, UnknownBars.of(bars, symbol, timeframe));
    }
  }

  /** Reads {@code start_date} and {@code end_date}. */
  static Period period(Body body) {
    Period period = new Period(body.date("start_date"), body.date("end_date"));
    Optional<LocalDate> to = period.to();
    if (to.isPresent() && period.from().filter(to.get()::isBefore).isPresent()) {
      body.fault("end_date", "must not be before the start, " + period.from().get());
    }
    return period;
  }
}
