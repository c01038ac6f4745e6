package ktrdr.sessions.standalone;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ktrdr.market.Symbol;
import ktrdr.market.Timeframe;
import ktrdr.market.files.Preset;
import ktrdr.market.files.ReadingOptions;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationType;

/**
 * An import of bars.
 *
 * @param options how to read the file
 */
public record LoadPlan(Symbol symbol, Timeframe timeframe, Source source, ReadingOptions options)
    implements Plan {
  /** The parameter that names an uploaded file. */
  public static final String UPLOAD = "upload";

  private static final String DESCRIPTION = "imported";

  /**
   * A file of bars.
   *
   * @param file its name in the import folder; of an upload, the client's name for it
   * @param upload its name in the staging folder; empty if it is in the import folder
   */
  public record Source(String file, Optional<String> upload) {
    public static Source folder(String file) {
      return new Source(file, Optional.empty());
    }

    public static Source uploaded(String file, String upload) {
      return new Source(file, Optional.of(upload));
    }
  }

  /** Nothing is known about a symbol, so the caller must say when it is traded. */
  public static Symbol symbol(String name, Symbol.Trading trading) {
    return new Symbol(name, DESCRIPTION, trading);
  }

  /** Reads the plan with which an operation was opened. */
  public static LoadPlan of(Operation.Subject subject) {
    Parameters kept = Parameters.of(subject);
    Symbol.Trading trading = Symbol.Trading.valueOf(kept.text("trading").toUpperCase(Locale.ROOT));
    return new LoadPlan(
        symbol(subject.symbol(), trading),
        Timeframe.of(subject.timeframe()).orElseThrow(),
        new Source(kept.text("file"), kept.textIfGiven(UPLOAD)),
        new ReadingOptions(
            columns(kept),
            kept.textIfGiven("zone").map(ZoneId::of),
            kept.textIfGiven("preset").flatMap(Preset::of),
            kept.has("skip_bad") && kept.flag("skip_bad")));
  }

  private static Map<String, String> columns(Parameters kept) {
    Map<String, String> columns = new LinkedHashMap<>();
    if (kept.has("columns")) {
      kept.within("columns").values().forEach((role, name) -> columns.put(role, (String) name));
    }
    return columns;
  }

  @Override
  public OperationType type() {
    return OperationType.DATA_LOAD;
  }

  @Override
  public Operation.Subject subject() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("file", source.file());
    source.upload().ifPresent(name -> parameters.put(UPLOAD, name));
    parameters.put("trading", symbol.trading().name().toLowerCase(Locale.ROOT));
    options.zone().ifPresent(zone -> parameters.put("zone", zone.getId()));
    options.preset().ifPresent(preset -> parameters.put("preset", preset.code()));
    if (!options.columns().isEmpty()) {
      parameters.put("columns", options.columns());
    }
    if (options.skipBad()) {
      parameters.put("skip_bad", true);
    }
    return new Operation.Subject(
        "Load of " + symbol.name() + " " + timeframe, symbol.name(), timeframe.code(), parameters);
  }
}
