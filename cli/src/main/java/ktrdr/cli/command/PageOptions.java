package ktrdr.cli.command;

import picocli.CommandLine.Option;

/** Options for the part of a long list to show. */
public final class PageOptions {
  @Option(
      names = {"-l", "--limit"},
      paramLabel = "N",
      description = "Show at most N, 1 to 1000 (default: 50).")
  public int limit = 50;

  @Option(names = "--offset", paramLabel = "N", description = "Skip the newest N.")
  public Integer offset;
}
