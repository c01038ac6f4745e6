package ktrdr.cli.command.schedule;

import ktrdr.cli.command.Context;
import picocli.CommandLine.Command;

/** {@code ktrdr agent schedule pause}. */
@Command(
    name = "pause",
    description = "Fire no more until it is resumed; what it started goes on.",
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
