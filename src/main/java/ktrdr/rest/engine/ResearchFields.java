package ktrdr.rest.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import ktrdr.market.BarSource;
import ktrdr.market.Timeframe;
import ktrdr.market.UnknownBars;
import ktrdr.rest.wire.Body;
import ktrdr.sessions.artifacts.NamedStrategies;
import ktrdr.sessions.standalone.BacktestPlan.Period;
import ktrdr.strategy.InvalidStrategy;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.Strategy.Evaluation;
import ktrdr.strategy.document.Evaluations;
import ktrdr.strategy.document.OtherBars;
import ktrdr.strategy.document.StrategyReader;

/** Reads the strategy, symbol, timeframe and period in a body and checks that they exist. */
@ApplicationScoped
public class ResearchFields {
  private static final int MOST_NAMES = 50;
  private static final String STRATEGY = "strategy";
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
  private static final OtherBars NO_OTHERS = new OtherBars(Optional.empty(), Optional.empty());

  @Inject private BarSource bars;
  @Inject private StrategyReader strategies;
  @Inject private NamedStrategies named;

  /** Reads {@code strategy}, a document or a name; its faults are added to the body. */
  public Optional<Strategy> strategy(Body body) {
    return strategy(body, NO_OTHERS);
  }

  /**
   * Reads {@code strategy}, a document or a name; its faults are added to the body.
   *
   * @param other bars that the body names for a strategy whose own are missing
   */
  public Optional<Strategy> strategy(Body body, OtherBars other) {
    Optional<String> given = body.string(STRATEGY);
    if (given.filter(ResearchFields::isName).isPresent()) {
      return named(body, STRATEGY, STRATEGY, name -> find(name, other), named::names);
    }
    try {
      return given.map(document -> read(document, other));
    } catch (InvalidStrategy e) {
      body.faults(STRATEGY, e.faults());
      return Optional.empty();
    }
  }

  /** The strategy of this name; on other bars if its own are missing. */
  Optional<Strategy> find(String name, OtherBars other) {
    return named.document(name).map(text -> read(text, other)).or(() -> named.trained(name));
  }

  // The faults of what would run are those that help.
  private Strategy read(String document, OtherBars other) {
    try {
      return strategies.read(document);
    } catch (InvalidStrategy e) {
      if (other.isNone()) {
        throw e;
      }
      return strategies.read(document, other);
    }
  }

  /** Whether a text can be a name and so is no document. */
  private static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /**
   * The document to store for a strategy that was read from {@code strategy}.
   *
   * @param strategy as it will run
   */
  public Optional<String> stored(Body body, Optional<Strategy> strategy) {
    return strategy.flatMap(
        runs ->
            body.string(STRATEGY)
                .map(given -> isName(given) ? named.document(given).orElse(given) : given)
                .map(text -> strategies.stored(text, runs)));
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
   * Finds what a field names; adds a fault when it does not exist or is not valid.
   *
   * @param field {@code strategy_name}, or {@code strategy} with a name
   * @param kind the kind of thing to find, as the fault names it
   * @param finding finds it by its name
   * @param there the existing names, which the fault lists
   */
  static <T> Optional<T> named(
      Body body,
      String field,
      String kind,
      Function<String, Optional<T>> finding,
      Supplier<List<String>> there) {
    Optional<String> name = body.string(field);
    try {
      Optional<T> found = name.flatMap(finding);
      if (name.isPresent() && found.isEmpty()) {
        List<String> names = there.get();
        String known = names.isEmpty() ? "there is none yet" : "there are " + some(names);
        body.fault(field, "no " + kind + " \"" + name.get() + "\"; " + known);
      }
      return found;
    } catch (InvalidStrategy e) {
      body.faults(field, e.faults());
      return Optional.empty();
    }
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
