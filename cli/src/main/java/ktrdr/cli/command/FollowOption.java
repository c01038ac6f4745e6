package ktrdr.cli.command;

import picocli.CommandLine.Option;

/** Whether what was started is followed when that is not the usual. */
public final class FollowOption {
  @Option(
      names = {"-f", "--follow"},
      description = "Show it to its end; the exit code says how it ended. Ctrl-C cancels it.")
  public boolean follow;
}
