package ktrdr.cli.command.engine;

import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.api.Bars;
import ktrdr.cli.client.api.EngineApi;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.PeriodOptions;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.Format;
import ktrdr.cli.output.RowStream;
import ktrdr.cli.output.table.BarTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ktrdr data show}: shows the bars of a symbol. */
@Command(
    name = "show",
    description = "Show the bars of a symbol, newest last.",
    footer = {
      "",
      "Examples:",
      "  ktrdr data show SPX",
      "  ktrdr data show SPX 1w --from 2015-01-01 --to 2015-12-31",
      "  ktrdr data show BTCUSD 1h -l 100 -o csv",
      "  ktrdr data show BTCUSD 1m --file btcusd.parquet",
      "  ktrdr data show BTCUSD 1m --gaps"
    })
public final class DataShow extends Subcommand {
  private static final String USUAL = "1d";
  private static final int NEWEST = 50;

  @Parameters(index = "0", paramLabel = "SYMBOL", description = "The symbol, for example SPX.")
  String symbol;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "TIMEFRAME",
      description = "The length of a bar (default: 1d, or else the first available one).")
  String timeframe;

  @Mixin PeriodOptions period = new PeriodOptions();

  @Option(
      names = {"-l", "--limit"},
      paramLabel = "N",
      description = "Show the newest N (default: 50, or all bars of the given period).")
  Integer limit;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Write all bars, or those of the period, to FILE: *.csv or *.parquet.")
  Path file;

  @Option(names = "--gaps", description = "Show the stretches in which bars are missing instead.")
  boolean gaps;

  public DataShow(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    check();
    if (gaps) {
      return showGaps();
    }
    Bars bars = bars();
    int first = Math.max(0, bars.count() - most());
    BarsFile whole = BarsFile.of(context().server().files(), bars, first);
    if (file != null) {
      whole.write(file, BarsFile.type(file).orElseThrow());
    } else if (format() == Format.CSV) {
      whole.print(console().out());
    } else {
      print(bars, first);
    }
    if (file != null || format().isForPeople()) {
      int shown = bars.count() - first;
      console().say(shown + " of " + bars.count() + " bars" + (file == null ? "" : " in " + file));
    }
    return Exit.OK;
  }

  private void print(Bars bars, int first) {
    if (bars.count() - first > Bars.PAGE) {
      stream(bars, first);
      return;
    }
    List<Fields> rows = bars.page(first, bars.count());
    if (!rows.isEmpty() || !format().isForPeople()) {
      show(
          Answer.several(rows)
              .columns(BarTable.MEMBERS)
              .shownAs(width -> BarTable.of(rows, width)));
    }
  }

  /** Too many to draw: written as they come, so that memory does not grow with them. */
  private void stream(Bars bars, int first) {
    try (RowStream rows = new RowStream(console(), format(), BarTable.MEMBERS)) {
      BarsFile.of(context().server().files(), bars, first).read(rows::row);
    }
  }

  private int showGaps() {
    EngineApi engine = context().server().engine();
    JsonObject answer = engine.gaps(name(), timeframe == null ? usual(engine, name()) : timeframe);
    List<Fields> rows = new Fields(answer).objects("data");
    if (rows.isEmpty() && format().isForPeople()) {
      console().say("no gaps");
      return Exit.OK;
    }
    return show(Answer.several(answer, rows).columns(List.of("from", "to")));
  }

  private void check() {
    if (limit != null && limit < 1) {
      throw usage("-l must be at least 1, not " + limit);
    }
    if (period.from != null && period.to != null && period.from.isAfter(period.to)) {
      throw usage("--from " + period.from + " is after --to " + period.to);
    }
    if (gaps && (file != null || limit != null || period.from != null || period.to != null)) {
      throw usage("--gaps shows all gaps of a series: give no period, limit or file with it");
    }
    if (file != null && (BarsFile.type(file).isEmpty() || Files.isDirectory(file))) {
      throw usage("--file takes a name that ends with .csv or .parquet, not " + file);
    }
  }

  private Bars bars() {
    EngineApi engine = context().server().engine();
    Bars.Period days =
        new Bars.Period(Optional.ofNullable(period.from), Optional.ofNullable(period.to));
    return Bars.of(engine, name(), timeframe == null ? usual(engine, name()) : timeframe, days);
  }

  /** The server stores symbols in upper case. */
  private String name() {
    return symbol.toUpperCase(Locale.ROOT);
  }

  private static String usual(EngineApi engine, String symbol) {
    List<Fields> listed = new Fields(engine.symbols()).objects("data");
    List<String> there =
        listed.stream()
            .filter(row -> row.text("symbol").filter(symbol::equals).isPresent())
            .flatMap(row -> row.texts("timeframes").stream())
            .toList();
    return there.isEmpty() || there.contains(USUAL) ? USUAL : there.get(0);
  }

  private int most() {
    if (limit != null) {
      return limit;
    }
    boolean newest = file == null && period.from == null && period.to == null;
    return newest ? NEWEST : Integer.MAX_VALUE;
  }
}
