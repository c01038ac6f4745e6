package ktrdr.cli.command.strategies;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import ktrdr.cli.client.Fields;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ktrdr strategies new}: writes a document to begin with. */
@Command(
    name = "new",
    description = {
      "Write a new strategy document, complete and with comments, to change as you like.",
      "Without --from, no server is needed."
    },
    footer = {
      "",
      "Examples:",
      "  ktrdr strategies new my_dips --file my_dips.yaml",
      "  ktrdr strategies new my_dips --symbol BTCUSD --timeframe 1h",
      "  ktrdr strategies new my_rsi --from spx_rsi_triangles --file my_rsi.yaml"
    })
public final class StrategiesNew extends Subcommand {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
  private static final Pattern SYMBOL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern TIMEFRAME = Pattern.compile("[1-9][0-9]?[mhdwM]");

  @Parameters(
      paramLabel = "NEW_NAME",
      description = "The strategy's name: a-z, 0-9, _ and -, at most 64.")
  String name;

  @Option(
      names = "--symbol",
      paramLabel = "SYMBOL",
      description = "The symbol to trade (default: SPX, or that of the example).")
  String symbol;

  @Option(
      names = "--timeframe",
      paramLabel = "TIMEFRAME",
      description = "The length of a bar (default: 1d, or that of the example).")
  String timeframe;

  @Option(
      names = "--from",
      paramLabel = "STRATEGY_NAME",
      description = "Begin with this strategy of the server instead of the usual document.")
  String from;

  @Mixin NewFile to = new NewFile();

  public StrategiesNew(Context context) {
    super(context);
  }

  @Override
  protected Set<Format> formats() {
    return EnumSet.of(Format.TABLE);
  }

  @Override
  protected boolean callsServer() {
    return from != null;
  }

  @Override
  protected int run() {
    check();
    to.check(spec);
    String text = document();
    if (to.isGiven()) {
      return to.write(text, this);
    }
    StrategiesShow.lines(text).forEach(console()::print);
    return Exit.OK;
  }

  private void check() {
    require(name, NAME, "a name has a-z, 0-9, _ and -, begins with a letter or digit, at most 64");
    require(symbol, SYMBOL, "a symbol has letters, digits, . _ and -");
    require(timeframe, TIMEFRAME, "a timeframe is like 5m, 1h or 1d");
  }

  private void require(String value, Pattern pattern, String sentence) {
    if (value != null && !pattern.matcher(value).matches()) {
      throw usage(sentence + "; this is " + value);
    }
  }

  private String document() {
    String upper = symbol == null ? null : symbol.toUpperCase(Locale.ROOT);
    return from == null
        ? NewDocument.usual(name, upper, timeframe)
        : NewDocument.like(example(), name, upper, timeframe);
  }

  private String example() {
    Fields data = new Fields(context().server().strategies().get(from)).object("data");
    return data.json().getString("text", "");
  }
}
