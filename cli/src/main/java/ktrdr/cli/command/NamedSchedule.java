package ktrdr.cli.command;

import picocli.CommandLine.Parameters;

/** A command about a schedule that there is. */
abstract class NamedSchedule extends ScheduleCommand {
  @Parameters(
      paramLabel = "SCHEDULE",
      description = "The schedule's id; `ktrdr agent schedule list` has it.")
  String id;

  NamedSchedule(Context context) {
    super(context);
  }
}
