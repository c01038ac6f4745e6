package ktrdr.cli.command.engine;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import ktrdr.cli.client.api.Bars;
import ktrdr.cli.command.Body;
import picocli.CommandLine.Option;

/** How a file of bars is to be read, where the file alone does not tell. */
public final class ReadingOptions {

  /** The trading hours of a symbol. */
  enum Trading {
    EXCHANGE,
    ALWAYS
  }

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Time zone of times without one, like America/New_York (default: UTC).")
  String zone;

  @Option(
      names = "--columns",
      paramLabel = "COLUMNS",
      description = "Which column is which, like date=Time,open=O,close=Last.")
  String columns;

  @Option(
      names = "--preset",
      paramLabel = "PRESET",
      description = "The program or site that wrote the file, like metatrader5, yahoo, binance.")
  String preset;

  @Option(names = "--skip-bad", description = "Leave out rows that are wrong, and list them.")
  boolean skipBad;

  @Option(
      names = "--trading",
      paramLabel = "exchange|always",
      description = "Traded during exchange hours or around the clock (default: exchange).")
  Trading trading;

  @Option(
      names = "--dry-run",
      description = "Read the file and show what was understood; keep nothing.")
  boolean dryRun;

  /** Adds what the user gave to the body of a request. */
  Body in(Body body) {
    given().forEach(body::with);
    return body.with("skip_bad", skipBad).with("dry_run", dryRun);
  }

  /**
   * What the user gave as a query, with the name of the file.
   *
   * @param file null if it has none
   */
  String query(String file) {
    Map<String, String> all = new LinkedHashMap<>();
    if (file != null) {
      all.put("file", file);
    }
    all.putAll(given());
    if (skipBad) {
      all.put("skip_bad", "true");
    }
    if (dryRun) {
      all.put("dry_run", "true");
    }
    return all.entrySet().stream()
        .map(one -> one.getKey() + "=" + Bars.segment(one.getValue()))
        .collect(Collectors.joining("&"));
  }

  private Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    put(given, "trading", trading == null ? null : trading.name().toLowerCase(Locale.ROOT));
    put(given, "zone", zone);
    put(given, "columns", columns);
    put(given, "preset", preset);
    return given;
  }

  private static void put(Map<String, String> given, String name, String value) {
    if (value != null) {
      given.put(name, value);
    }
  }
}
