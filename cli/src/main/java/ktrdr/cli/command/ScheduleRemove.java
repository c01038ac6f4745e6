package ktrdr.cli.command;

import jakarta.json.JsonObject;
import java.util.List;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.PlainText;
import ktrdr.cli.output.Answer;
import picocli.CommandLine.Command;

/** {@code ktrdr agent schedule remove}. */
@Command(
    name = "remove",
    description = "Remove a schedule; what it started goes on.",
    footer = {"", "Examples:", "  ktrdr agent schedule remove 3"})
public final class ScheduleRemove extends NamedSchedule {

  public ScheduleRemove(Context context) {
    super(context);
  }

  @Override
  int run() {
    context().server().schedules().remove(id).close();
    JsonObject answer =
        new Body().with("success", true).with("id", id).with("removed", true).json();
    return show(
        Answer.one(answer, new Fields(answer))
            .named("id")
            .shownAs(width -> List.of("schedule " + PlainText.of(id) + "  removed")));
  }
}
