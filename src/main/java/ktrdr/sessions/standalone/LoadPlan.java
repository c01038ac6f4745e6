package ktrdr.sessions.standalone;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import ktrdr.market.Symbol;
import ktrdr.market.Timeframe;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationType;

/**
 * An import of bars.
 *
 * @param file its name in the import folder
 */
public record LoadPlan(Symbol symbol, Timeframe timeframe, String file) implements Plan {
  private static final String DESCRIPTION = "imported";

  /** Nothing is known about the symbol, so the caller must say when it is traded. */
  public static LoadPlan of(
      String symbol, Symbol.Trading trading, Timeframe timeframe, String file) {
    return new LoadPlan(new Symbol(symbol, DESCRIPTION, trading), timeframe, file);
  }

  /** Reads the plan with which an operation was opened. */
  public static LoadPlan of(Operation.Subject subject) {
    Parameters kept = Parameters.of(subject);
    return of(
        subject.symbol(),
        Symbol.Trading.valueOf(kept.text("trading").toUpperCase(Locale.ROOT)),
        Timeframe.of(subject.timeframe()).orElseThrow(),
        kept.text("file"));
  }

  @Override
  public OperationType type() {
    return OperationType.DATA_LOAD;
  }

  @Override
  public Operation.Subject subject() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("file", file);
    parameters.put("trading", symbol.trading().name().toLowerCase(Locale.ROOT));
    return new Operation.Subject(
        "Load of " + symbol.name() + " " + timeframe, symbol.name(), timeframe.code(), parameters);
  }
}
