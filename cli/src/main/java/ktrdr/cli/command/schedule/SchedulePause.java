package ktrdr.cli.command.schedule;

import ktrdr.cli.command.Context;
import picocli.CommandLine.Command;

/** {@code ktrdr agent schedule pause}: pauses a schedule. */
@Command(
    name = "pause",
    description = "Pause a schedule until it is resumed; sessions that it started continue.",
    footer = {"", "Examples:", "  ktrdr agent schedule pause 3"})
public final class SchedulePause extends NamedSchedule {

  public SchedulePause(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    return line(context().server().schedules().pause(id));
  }
}
