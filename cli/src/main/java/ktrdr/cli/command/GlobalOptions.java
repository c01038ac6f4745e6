package ktrdr.cli.command;

import static picocli.CommandLine.ScopeType.INHERIT;

import ktrdr.cli.output.Format;
import picocli.CommandLine.Option;

/** The options of every command, allowed before or after its name. */
public final class GlobalOptions {
  @Option(
      names = "--server",
      paramLabel = "URL",
      scope = INHERIT,
      description =
          "The server (default: KTRDR_SERVER, else the port in KTRDR_HTTP_PORT, else the one"
              + " started here).")
  public String server;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      scope = INHERIT,
      description = "Your token, for a server with login (default: KTRDR_TOKEN).")
  String token;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      scope = INHERIT,
      description =
          "table, wide, json or yaml (the server's answer), jsonl, csv or name (ids only).")
  Format format;

  @Option(names = "--no-color", scope = INHERIT, description = "No colours (also: NO_COLOR).")
  boolean plain;

  @Option(
      names = "--utc",
      scope = INHERIT,
      description = "Show times in UTC (the default when there is no terminal).")
  boolean utc;

  @Option(
      names = {"-v", "--verbose"},
      scope = INHERIT,
      description = "Show each request on stderr.")
  boolean verbose;

  public boolean isVerbose() {
    return verbose;
  }
}
