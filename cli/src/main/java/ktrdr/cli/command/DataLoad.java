package ktrdr.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import ktrdr.cli.server.ImportFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ktrdr data load}: brings in bars of the user's own. */
@Command(
    name = "load",
    description = {
      "Bring in bars of your own from a CSV file; loading them again replaces them.",
      "Its header is start,open,high,low,close,volume (volume may be missing); then one line a bar,"
          + " the oldest first. start is when the bar begins, a day or a time of UTC."
    },
    footer = {
      "",
      "Examples:",
      "  ktrdr data load eurusd.csv --symbol EURUSD --timeframe 1h --trading always -f",
      "  ktrdr data load ~/bars/dax.csv --symbol DAX --timeframe 1d -f"
    })
public final class DataLoad extends StartCommand {

  /** When something is traded. */
  enum Trading {
    EXCHANGE,
    ALWAYS
  }

  @Parameters(
      paramLabel = "FILE",
      description = "A CSV file, or the name of one in the folder import of KTRDR_HOME.")
  Path file;

  @Option(
      names = "--symbol",
      paramLabel = "SYMBOL",
      required = true,
      description = "What the bars are of, for example EURUSD.")
  String symbol;

  @Option(
      names = "--timeframe",
      paramLabel = "TIMEFRAME",
      required = true,
      description = "The span of one bar, for example 1h.")
  String timeframe;

  @Option(
      names = "--trading",
      paramLabel = "exchange|always",
      description = "In the hours of an exchange, or round the clock (default: exchange).")
  Trading trading;

  @Mixin KeyOption once = new KeyOption();

  public DataLoad(Context context) {
    super(context);
  }

  @Override
  int run() {
    Body body =
        new Body()
            .with("symbol", symbol)
            .with("timeframe", timeframe)
            .with("file", name())
            .with("trading", trading == null ? null : trading.name().toLowerCase(Locale.ROOT));
    return started(context().server().engine().load(once.key, body.json()));
  }

  /** What the server calls the file, which is put where it looks if that is on this machine. */
  private String name() {
    Optional<ImportFolder> folder =
        ImportFolder.of(context().uri(), context().environment(), console());
    boolean here = Files.isRegularFile(file);
    if (here && folder.isPresent()) {
      return folder.get().take(file);
    }
    if (file.getParent() != null) {
      throw usage(here ? notThere() : "can't read " + file + ": it must be a file");
    }
    return file.toString();
  }

  private String notThere() {
    // that no server answers is worth more than where it would look
    context().server().engine().symbols();
    return "the server at "
        + context().uri()
        + " can't see "
        + file
        + ": put it into the folder import of that server's KTRDR_HOME, then name it without a"
        + " directory: "
        + file.getFileName();
  }
}
