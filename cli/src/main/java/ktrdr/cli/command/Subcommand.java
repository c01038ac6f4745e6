package ktrdr.cli.command;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import ktrdr.cli.client.find.OperationIds;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.Console;
import ktrdr.cli.output.Format;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all commands share: help, output formats and how to show an answer. */
public abstract class Subcommand implements Callable<Integer> {
  private final Context context;

  public @Spec CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  protected boolean help;

  protected Subcommand(Context context) {
    this.context = context;
  }

  /** Runs the command and returns the exit code. */
  protected abstract int run();

  /**
   * The output formats that this command offers; {@code name} only makes sense for answers with
   * ids.
   */
  protected Set<Format> formats() {
    return EnumSet.complementOf(EnumSet.of(Format.NAME));
  }

  /** False for a command that ignores {@code --server} because it works on this machine. */
  protected boolean callsServer() {
    return true;
  }

  @Override
  public final Integer call() {
    if (!formats().contains(context.format())) {
      throw usage("-o " + context.format() + " is not offered here; choose one of " + formats());
    }
    if (spec != null) {
      Given.check(spec);
    }
    if (!callsServer() && (context.options().server != null || context.options().token != null)) {
      throw usage("--server and --token don't apply: this command works on this machine");
    }
    return run();
  }

  public final Context context() {
    return context;
  }

  protected final Console console() {
    return context.console();
  }

  protected final Format format() {
    return context.format();
  }

  /** Returns the full id of the operation that the user means. */
  public final String find(String id) {
    return new OperationIds(context.server()).find(id);
  }

  /**
   * Returns the full id for a command about one type of work: for a session, its newest child of
   * that type.
   */
  public final String find(String id, String type) {
    return new OperationIds(context.server()).find(id, type);
  }

  /** Reports the failure of one of several operations and returns its exit code. */
  protected final int failed(RuntimeException failure) {
    if (failure instanceof ParameterException usage) {
      throw usage;
    }
    try {
      return spec.root()
          .commandLine()
          .getExecutionExceptionHandler()
          .handleExecutionException(failure, spec.commandLine(), null);
    } catch (Exception unhandled) {
      throw new IllegalStateException(unhandled);
    }
  }

  /** Shows an answer in the chosen format. */
  protected final int show(Answer answer) {
    answer.print(console(), format());
    return Exit.OK;
  }

  protected final void print(List<String> lines) {
    lines.forEach(console()::print);
  }

  protected final ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
