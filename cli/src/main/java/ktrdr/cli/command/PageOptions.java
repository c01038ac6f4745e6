package ktrdr.cli.command;

import picocli.CommandLine.Option;

/** Which part of a long list is shown. */
public final class PageOptions {
  @Option(
      names = {"-l", "--limit"},
      paramLabel = "N",
      description = "At most so many, 1 to 1000 (default: 50).")
  public int limit = 50;

  @Option(names = "--offset", paramLabel = "N", description = "Leave out so many of the newest.")
  public Integer offset;
}
