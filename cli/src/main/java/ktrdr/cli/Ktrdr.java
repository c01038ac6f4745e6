package ktrdr.cli;

import java.io.FileDescriptor;
import java.time.Duration;
import ktrdr.cli.client.http.Patience;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.GlobalOptions;
import ktrdr.cli.command.local.VersionCommand;
import ktrdr.cli.output.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code ktrdr}: designs, trains, backtests and assesses trading strategies; every run can be seen
 * and stopped.
 */
@Command(
    name = "ktrdr",
    description = "Research trading strategies; see, stop and trust every run.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 ok, 1 failed or refused, 2 usage, 3 budget exceeded, 4 not found,",
      "5 conflict, 6 timed out, 7 cancelled, 8 server unreachable, 130 Ctrl-C.",
      "",
      "Examples:",
      "  ktrdr demo",
      "  ktrdr research \"mean reversion on SPX\" -f",
      "  ktrdr operations tree @latest"
    })
public final class Ktrdr implements Runnable {
  private static final Duration PAUSE = Duration.ofMillis(300);

  @Mixin final GlobalOptions options;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  boolean version;

  @CommandLine.Spec CommandLine.Model.CommandSpec spec;

  private Ktrdr(Context context) {
    options = context.options();
  }

  public static void main(String[] arguments) {
    Output out = new Output(FileDescriptor.out);
    Output err = new Output(FileDescriptor.err);
    Console console = Terminal.console(out.writer(), err.writer());
    int exit = run(new Context(console, System.getenv(), PAUSE, Patience.USUAL), arguments);
    out.writer().flush();
    if (out.failure().isPresent()) {
      console.say("error: can't write to standard output: " + out.failure().get());
      exit = exit == 0 ? Exit.FAILED : exit;
    }
    err.writer().flush();
    System.exit(exit);
  }

  /** Runs one command; the result is its exit code. */
  public static int run(Context context, String... arguments) {
    Console console = context.console();
    CommandLine line = new CommandLine(new Ktrdr(context));
    new Commands(context, arguments).addTo(line);
    line.getCommandSpec().versionProvider(() -> new String[] {VersionCommand.line()});
    return ArgumentTypes.on(line)
        .setOut(console.out())
        .setErr(console.err())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(Math.min(Math.max(console.columns(), 60), 100))
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(
                console.outTerminal() && console.coloured()
                    ? CommandLine.Help.Ansi.ON
                    : CommandLine.Help.Ansi.OFF))
        .setParameterExceptionHandler(new UsageFailure(console))
        .setExecutionExceptionHandler(new Failure(context))
        .execute(arguments);
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
