package ktrdr.cli.command.engine;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.api.Bars;
import ktrdr.cli.client.api.EngineApi;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.PeriodOptions;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Answer;
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
      "  ktrdr data show BTCUSD 1h -l 100 -o csv"
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

  public DataShow(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    check();
    Bars bars = bars();
    int first = number(bars, period.from, 0);
    int end = number(bars, period.to == null ? null : period.to.plusDays(1), bars.count());
    List<Fields> rows = bars.between(Math.max(first, end - most()), end);
    if (!rows.isEmpty() || !format().isForPeople()) {
      show(
          Answer.several(rows)
              .columns(BarTable.MEMBERS)
              .shownAs(width -> BarTable.of(rows, width)));
    }
    if (format().isForPeople()) {
      console().say(rows.size() + " of " + bars.count() + " bars");
    }
    return Exit.OK;
  }

  private void check() {
    if (limit != null && limit < 1) {
      throw usage("-l must be at least 1, not " + limit);
    }
    if (period.from != null && period.to != null && period.from.isAfter(period.to)) {
      throw usage("--from " + period.from + " is after --to " + period.to);
    }
  }

  private Bars bars() {
    EngineApi engine = context().server().engine();
    // The server stores symbols in upper case.
    String name = symbol.toUpperCase(Locale.ROOT);
    return Bars.of(engine, name, timeframe == null ? usual(engine, name) : timeframe);
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

  /** The index of the first bar on or after a day. */
  private static int number(Bars bars, LocalDate day, int otherwise) {
    return day == null ? otherwise : bars.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private int most() {
    if (limit != null) {
      return limit;
    }
    return period.from == null && period.to == null ? NEWEST : Integer.MAX_VALUE;
  }
}
