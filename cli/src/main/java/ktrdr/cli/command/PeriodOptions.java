package ktrdr.cli.command;

import java.time.LocalDate;
import picocli.CommandLine.Option;

/** Which bars are used: their time. */
public final class PeriodOptions {
  @Option(names = "--from", paramLabel = "DATE", description = "Not before this day, 2015-01-31.")
  public LocalDate from;

  @Option(names = "--to", paramLabel = "DATE", description = "Not after this day.")
  public LocalDate to;

  public Body in(Body body) {
    return body.with("start_date", text(from)).with("end_date", text(to));
  }

  private static String text(LocalDate date) {
    return date == null ? null : date.toString();
  }
}
