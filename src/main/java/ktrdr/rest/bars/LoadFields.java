package ktrdr.rest.bars;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ktrdr.market.Symbol;
import ktrdr.market.Timeframe;
import ktrdr.market.files.Preset;
import ktrdr.market.files.ReadingOptions;
import ktrdr.market.sources.Bars;
import ktrdr.market.sources.ImportedBars;
import ktrdr.rest.engine.ResearchFields;
import ktrdr.rest.wire.Body;
import ktrdr.sessions.artifacts.Imports;
import ktrdr.sessions.standalone.LoadPlan;

/** Reads what a client says about a file of bars, and checks it before anything starts. */
@ApplicationScoped
public class LoadFields {
  private static final List<String> TRADING = List.of("exchange", "always");
  private static final int LONGEST_NAME = 200;

  @Inject private Imports imports;
  @Inject private ResearchFields research;

  /**
   * A load that was asked for.
   *
   * @param file its name; empty if an upload has none
   * @param dryRun whether to read it only
   */
  record Load(
      Symbol symbol,
      Timeframe timeframe,
      Optional<String> file,
      ReadingOptions options,
      boolean dryRun) {

    LoadPlan plan(LoadPlan.Source source) {
      return new LoadPlan(symbol, timeframe, source, options);
    }

    /** What to call the file. */
    String name() {
      return file.orElse(symbol.name() + "_" + timeframe);
    }
  }

  /** A file in the import folder. */
  Load ofFolder(Body body) {
    for (String name : List.of("symbol", "timeframe", "file")) {
      if (!body.has(name)) {
        body.fault(name, "is missing");
      }
    }
    body.string("file").ifPresent(file -> requireFile(body, file));
    return read(body);
  }

  /** A file in the body of a request, described by its address. */
  Load ofUpload(String symbol, String timeframe, MultivaluedMap<String, String> query) {
    JsonObjectBuilder all =
        Json.createObjectBuilder().add("symbol", symbol).add("timeframe", timeframe);
    query.forEach((name, values) -> all.add(name, values.get(0)));
    return read(Body.read(all.build().toString()));
  }

  private Load read(Body body) {
    Optional<String> symbol = ResearchFields.symbol(body.string("symbol"));
    symbol.ifPresent(s -> requireFree(body, s));
    Optional<Timeframe> timeframe = research.timeframe(body, "timeframe", body.string("timeframe"));
    Optional<String> file = body.string("file", LONGEST_NAME);
    String trading = body.word("trading", TRADING).orElse(TRADING.get(0));
    ReadingOptions options =
        new ReadingOptions(columns(body), zone(body), preset(body), body.flag("skip_bad"));
    boolean dryRun = body.flag("dry_run");
    body.done();
    return new Load(
        LoadPlan.symbol(
            symbol.orElseThrow(), Symbol.Trading.valueOf(trading.toUpperCase(Locale.ROOT))),
        timeframe.orElseThrow(),
        file,
        options,
        dryRun);
  }

  private static Map<String, String> columns(Body body) {
    try {
      return body.any("columns").map(ColumnNames::read).orElse(Map.of());
    } catch (IllegalArgumentException e) {
      body.fault("columns", e.getMessage());
      return Map.of();
    }
  }

  private static Optional<ZoneId> zone(Body body) {
    Optional<String> zone = body.string("zone");
    try {
      return zone.map(ZoneId::of);
    } catch (DateTimeException e) {
      body.fault(
          "zone", "no time zone \"" + zone.orElse("") + "\"; allowed are names like Europe/Berlin");
      return Optional.empty();
    }
  }

  private static Optional<Preset> preset(Body body) {
    Optional<String> name = body.string("preset");
    Optional<Preset> preset = name.flatMap(Preset::of);
    if (name.isPresent() && preset.isEmpty()) {
      List<String> known = Arrays.stream(Preset.values()).map(Preset::code).toList();
      body.fault(
          "preset", "no preset \"" + name.get() + "\"; there are " + String.join(", ", known));
    }
    return preset;
  }

  private static void requireFree(Body body, String symbol) {
    if (!ImportedBars.isName(symbol)) {
      body.fault("symbol", "must be 1 to 32 letters, digits, dots and dashes");
    } else if (Bars.comes(symbol)) {
      body.fault("symbol", symbol + " comes with ktrdr; choose another name for your bars");
    }
  }

  private void requireFile(Body body, String file) {
    if (imports.find(file).isEmpty()) {
      List<String> names = imports.names();
      String there = names.isEmpty() ? "none" : String.join(", ", names);
      body.fault("file", "must be a file in the folder import of KTRDR_HOME, which has: " + there);
    }
  }
}
