package ktrdr.cli.command.schedule;

import jakarta.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ktrdr.cli.client.Fields;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.Format;
import ktrdr.cli.output.table.ScheduleTable;

/** A command for one schedule. */
abstract class ScheduleCommand extends Subcommand {

  protected ScheduleCommand(Context context) {
    super(context);
  }

  @Override
  protected Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  /**
   * Shows a schedule on one line, with the time when it fires next.
   *
   * @param answer {@code {success, data: schedule}}
   */
  protected final int line(JsonObject answer) {
    Fields data = new Fields(answer).object("data");
    return show(
        Answer.one(answer, data)
            .named("id")
            .shownOn(page -> List.of(ScheduleTable.line(data, page.times()))));
  }
}
