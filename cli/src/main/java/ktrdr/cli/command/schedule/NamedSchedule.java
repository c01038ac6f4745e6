package ktrdr.cli.command.schedule;

import ktrdr.cli.command.Context;
import picocli.CommandLine.Parameters;

/** A command for an existing schedule. */
abstract class NamedSchedule extends ScheduleCommand {
  @Parameters(
      paramLabel = "SCHEDULE",
      description = "The schedule's id, as `ktrdr agent schedule list` shows it.")
  protected String id;

  protected NamedSchedule(Context context) {
    super(context);
  }
}
