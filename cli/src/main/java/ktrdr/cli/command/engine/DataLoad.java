package ktrdr.cli.command.engine;

import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import ktrdr.cli.command.Body;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.KeyOption;
import ktrdr.cli.server.ImportFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ktrdr data load}: imports the user's own bars. */
@Command(
    name = "load",
    description = {
      "Import your own bars from a CSV file; loading them again replaces them.",
      "Its header is start,open,high,low,close,volume (volume is optional); then one line per bar,"
          + " oldest first. start is the beginning of the bar, a day or a time in UTC."
    },
    footer = {
      "",
      "Examples:",
      "  ktrdr data load eurusd.csv --symbol EURUSD --timeframe 1h --trading always",
      "  ktrdr data load ~/bars/dax.csv --symbol DAX --timeframe 1d"
    })
public final class DataLoad extends EngineCommand {

  /** The trading hours of a symbol. */
  enum Trading {
    EXCHANGE,
    ALWAYS
  }

  @Parameters(paramLabel = "FILE", description = "A CSV file.")
  Path file;

  @Option(
      names = "--on-server",
      description = "FILE is a name in the folder import of the server's KTRDR_HOME.")
  boolean onServer;

  @Option(
      names = "--symbol",
      paramLabel = "SYMBOL",
      required = true,
      description = "The symbol of the bars, for example EURUSD.")
  String symbol;

  @Option(
      names = "--timeframe",
      paramLabel = "TIMEFRAME",
      required = true,
      description = "The length of a bar, for example 1h.")
  String timeframe;

  @Option(
      names = "--trading",
      paramLabel = "exchange|always",
      description = "Traded during exchange hours or around the clock (default: exchange).")
  Trading trading;

  @Mixin KeyOption once = new KeyOption();

  public DataLoad(Context context) {
    super(context);
  }

  @Override
  protected JsonObject start() {
    Body body =
        new Body()
            .with("symbol", symbol)
            .with("timeframe", timeframe)
            .with("file", name())
            .with("trading", trading == null ? null : trading.name().toLowerCase(Locale.ROOT));
    return context().server().engine().load(once.key, body.json());
  }

  /** The name of the file in the server's import folder; copies a local file there first. */
  private String name() {
    if (onServer) {
      if (file.getParent() != null) {
        throw usage("--on-server takes the name of a file, without a directory: " + file);
      }
      return file.toString();
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw usage("can't read " + file + ": " + why());
    }
    return ImportFolder.of(context().uri(), context().environment(), console())
        .orElseThrow(() -> usage(notThere()))
        .take(file);
  }

  private String why() {
    if (!Files.exists(file)) {
      return "there is no such file"
          + (file.getParent() == null
              ? " here (for a file in the server's folder import, use --on-server)"
              : "");
    }
    return Files.isRegularFile(file) ? "permission denied" : "it must be a file";
  }

  private String notThere() {
    // An unreachable server is the more useful error, so check for that first.
    context().server().engine().symbols();
    return "the server at "
        + context().uri()
        + " can't see "
        + file
        + ": put it into the folder import of that server's KTRDR_HOME, then give its name without"
        + " a directory: --on-server "
        + file.getFileName();
  }
}
