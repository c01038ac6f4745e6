package ktrdr.cli.command;

import picocli.CommandLine.Option;

/** What makes a start happen once, however often it is asked for. */
public final class KeyOption {
  @Option(
      names = "--idempotency-key",
      paramLabel = "KEY",
      description = "The same key again starts nothing: it answers what the first time answered.")
  public String key;
}
