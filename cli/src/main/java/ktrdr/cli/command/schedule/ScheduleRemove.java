package ktrdr.cli.command.schedule;

import jakarta.json.JsonObject;
import java.util.List;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.PlainText;
import ktrdr.cli.command.Context;
import ktrdr.cli.output.Answer;
import picocli.CommandLine.Command;

/** {@code ktrdr agent schedule remove}: removes a schedule. */
@Command(
    name = "remove",
    description = "Remove a schedule; sessions that it started continue.",
    footer = {"", "Examples:", "  ktrdr agent schedule remove 3"})
public final class ScheduleRemove extends NamedSchedule {

  public ScheduleRemove(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    JsonObject answer = context().server().schedules().remove(id);
    return show(
        Answer.one(answer, new Fields(answer).object("data"))
            .named("id")
            .shownAs(width -> List.of("schedule " + PlainText.of(id) + "  removed")));
  }
}
