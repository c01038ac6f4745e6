package ktrdr.cli.command;

import java.time.LocalDate;
import picocli.CommandLine.Option;

/** Options for the period of the bars to use. */
public final class PeriodOptions {
  @Option(names = "--from", paramLabel = "DATE", description = "First day, like 2015-01-31.")
  public LocalDate from;

  @Option(names = "--to", paramLabel = "DATE", description = "Last day.")
  public LocalDate to;

  /** Adds the days that the user gave to the body. */
  public Body in(Body body) {
    return body.with("start_date", text(from)).with("end_date", text(to));
  }

  private static String text(LocalDate date) {
    return date == null ? null : date.toString();
  }
}
