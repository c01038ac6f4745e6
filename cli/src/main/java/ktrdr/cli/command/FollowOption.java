package ktrdr.cli.command;

import picocli.CommandLine.Option;

/** The option to follow started work, for commands that do not follow by default. */
public final class FollowOption {
  @Option(
      names = {"-f", "--follow"},
      description = "Follow it until it ends; the exit code says how it ended. Ctrl-C cancels it.")
  public boolean follow;
}
