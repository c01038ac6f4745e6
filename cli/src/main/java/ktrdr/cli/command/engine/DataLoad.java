package ktrdr.cli.command.engine;

import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.Operation;
import ktrdr.cli.command.Body;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.KeyOption;
import ktrdr.cli.command.follow.Run;
import ktrdr.cli.command.follow.StartCommand;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.report.LoadReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code ktrdr data load}: brings in the user's own bars. */
@Command(
    name = "load",
    description = {
      "Load your own bars from a file, as it is: CSV of any usual shape, gzip, zip or Parquet.",
      "ktrdr says what it understood. A file that is wrong is refused with the line, and nothing of"
          + " it is kept. Loading bars again replaces them.",
      "For a directory, each file is loaded, and a table shows how it went."
    },
    footer = {
      "",
      "Examples:",
      "  ktrdr data load EURUSD_1h.csv",
      "  ktrdr data load eurusd.csv --symbol EURUSD --timeframe 1h --trading always --dry-run",
      "  ktrdr data load dax.csv --symbol DAX --timeframe 1d --zone Europe/Berlin",
      "  ktrdr data load ticks.csv --symbol X --timeframe 1m --columns date=Zeit,close=Kurs",
      "  zcat eurusd.csv.gz | ktrdr data load - --symbol EURUSD --timeframe 1h",
      "  ktrdr data load ~/bars"
    })
public final class DataLoad extends StartCommand {

  @Parameters(
      paramLabel = "FILE",
      description = "A file, a directory with files like EURUSD_1h.csv, or - for standard input.")
  Path file;

  @Option(
      names = "--on-server",
      description = "FILE is a name in the folder import of the server's KTRDR_HOME.")
  boolean onServer;

  @Option(
      names = "--symbol",
      paramLabel = "SYMBOL",
      description = "The symbol of the bars, for example EURUSD (default: as the file name says).")
  String symbol;

  @Option(
      names = "--timeframe",
      paramLabel = "TIMEFRAME",
      description = "The length of a bar, for example 1h (default: as the file name says).")
  String timeframe;

  @Mixin ReadingOptions reading = new ReadingOptions();

  @Option(names = "--detach", description = "Start it and print its id instead of following it.")
  boolean detach;

  @Option(
      names = {"-f", "--follow"},
      description = "Follow it until it ends (the default); the exit code says how it ended.")
  boolean follow;

  @Mixin KeyOption once = new KeyOption();

  public DataLoad(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    if (detach && (follow || reading.dryRun)) {
      throw usage("--detach contradicts " + (follow ? "-f" : "--dry-run") + ": give only one");
    }
    if (onServer) {
      return one(onServer());
    }
    if (file.toString().equals("-")) {
      FileMarket market = known(Path.of(""));
      try (StandardInput in = StandardInput.read()) {
        return one(upload(in.file(), null, market));
      }
    }
    if (Files.isDirectory(file)) {
      return directory();
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw usage("can't read " + file + ": " + why());
    }
    return one(upload(file, file.getFileName().toString(), known(file)));
  }

  private JsonObject upload(Path from, String name, FileMarket market) {
    return new FileUpload(context(), reading, once.key).send(from, name, market);
  }

  /** Symbol and timeframe, from the options or the name of a file. */
  private FileMarket known(Path named) {
    FileMarket market = FileMarket.of(named).with(symbol, timeframe);
    market
        .missing()
        .ifPresent(
            options -> {
              throw usage(
                  "say "
                      + options
                      + ": the name of the file does not tell, as EURUSD_1h.csv would");
            });
    return market;
  }

  private JsonObject onServer() {
    if (file.getParent() != null) {
      throw usage("--on-server takes the name of a file, without a directory: " + file);
    }
    FileMarket market = known(file);
    Body body =
        new Body()
            .with("symbol", market.symbol().orElseThrow())
            .with("timeframe", market.timeframe().orElseThrow())
            .with("file", file.toString());
    return context().server().engine().load(once.key, reading.in(body).json());
  }

  private int one(JsonObject answer) {
    Fields data = new Fields(answer).object("data");
    if (reading.dryRun) {
      return show(
          Answer.one(answer, data)
              .shownOn(page -> LoadReport.of(data, page.times(), page.width())));
    }
    if (!detach) {
      return Run.of(context(), data).follow();
    }
    Operation operation = new Operation(data).checked();
    return started(
        Answer.one(answer, data).named("operation_id").shownAs(width -> List.of(operation.id())),
        operation.id());
  }

  private int directory() {
    if (symbol != null && timeframe != null) {
      throw usage("each file of " + file + " would replace the one before: give no --symbol");
    }
    if (once.key != null) {
      throw usage("--idempotency-key is for one file, not for a directory");
    }
    return new DirectoryLoad(this, file).run();
  }

  /** Sends one file of a directory. */
  JsonObject send(Path one, FileMarket market) {
    return upload(one, one.getFileName().toString(), market);
  }

  /** The symbol and the timeframe of one file of a directory, as far as they are known. */
  FileMarket market(Path one) {
    return FileMarket.of(one).with(symbol, timeframe);
  }

  /** Whether nothing is kept, or nobody waits for the end. */
  Optional<String> endsAt() {
    return reading.dryRun
        ? Optional.of("understood")
        : Optional.of("started").filter(word -> detach);
  }

  ParameterException wrong(String message) {
    return usage(message);
  }

  /** Says that the server does not answer, and returns the exit code. */
  int unreachable(RuntimeException failure) {
    return failed(failure);
  }

  private String why() {
    if (!Files.exists(file)) {
      return "there is no such file"
          + (file.getParent() == null
              ? " here (for a file in the server's folder import, use --on-server)"
              : "");
    }
    return Files.isRegularFile(file) ? "permission denied" : "it must be a file or a directory";
  }
}
