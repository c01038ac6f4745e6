package ktrdr.cli.command.schedule;

import ktrdr.cli.command.Context;
import picocli.CommandLine.Parameters;

/** A command about a schedule that there is. */
abstract class NamedSchedule extends ScheduleCommand {
  @Parameters(
      paramLabel = "SCHEDULE",
      description = "The schedule's id; `ktrdr agent schedule list` has it.")
  protected String id;

  protected NamedSchedule(Context context) {
    super(context);
  }
}
