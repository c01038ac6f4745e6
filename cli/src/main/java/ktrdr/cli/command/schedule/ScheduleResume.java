package ktrdr.cli.command.schedule;

import ktrdr.cli.command.Context;
import picocli.CommandLine.Command;

/** {@code ktrdr agent schedule resume}: resumes a schedule. */
@Command(
    name = "resume",
    description = "Resume a schedule from its next time on; missed times are not made up for.",
    footer = {"", "Examples:", "  ktrdr agent schedule resume 3"})
public final class ScheduleResume extends NamedSchedule {

  public ScheduleResume(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    return line(context().server().schedules().resume(id));
  }
}
