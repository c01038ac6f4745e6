package ktrdr.cli.command;

import picocli.CommandLine.Option;

/** The option that makes a repeated start safe. */
public final class KeyOption {
  @Option(
      names = "--idempotency-key",
      paramLabel = "KEY",
      description = "A repeated key starts nothing; it returns the first answer again.")
  public String key;
}
