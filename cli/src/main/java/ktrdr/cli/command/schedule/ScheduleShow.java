package ktrdr.cli.command.schedule;

import jakarta.json.JsonObject;
import ktrdr.cli.client.Fields;
import ktrdr.cli.command.Context;
import ktrdr.cli.output.Answer;
import picocli.CommandLine.Command;

/** {@code ktrdr agent schedule show}: shows one schedule. */
@Command(
    name = "show",
    description = "Show everything about one schedule.",
    footer = {"", "Examples:", "  ktrdr agent schedule show 3"})
public final class ScheduleShow extends NamedSchedule {

  public ScheduleShow(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    JsonObject answer = context().server().schedules().get(id);
    return show(Answer.one(answer, new Fields(answer).object("data")).named("id"));
  }
}
