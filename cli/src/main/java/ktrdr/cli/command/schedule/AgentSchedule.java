package ktrdr.cli.command.schedule;

import java.util.EnumSet;
import java.util.Set;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Format;
import picocli.CommandLine.Command;

/**
 * {@code ktrdr agent schedule}: schedules that start sessions. Without a subcommand it lists them.
 */
@Command(
    name = "schedule",
    description = "Schedules that start sessions: add, list, show, pause, resume, remove.",
    footer = {
      "",
      "Examples:",
      "  ktrdr agent schedule add \"0 7 * * MON-FRI\" --zone Europe/Berlin",
      "  ktrdr agent schedule list"
    })
public final class AgentSchedule extends Subcommand {

  public AgentSchedule(Context context) {
    super(context);
  }

  @Override
  protected Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  @Override
  protected int run() {
    return new ScheduleList(context()).call();
  }
}
