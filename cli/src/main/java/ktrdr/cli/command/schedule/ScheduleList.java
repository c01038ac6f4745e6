package ktrdr.cli.command.schedule;

import jakarta.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ktrdr.cli.client.Fields;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.Format;
import ktrdr.cli.output.table.ScheduleTable;
import picocli.CommandLine.Command;

/** {@code ktrdr agent schedule list}: lists the schedules. */
@Command(
    name = "list",
    description = "List the schedules, each with the time when it fires next.",
    footer = {
      "",
      "Examples:",
      "  ktrdr agent schedule list",
      "  ktrdr agent schedule list -o json"
    })
public final class ScheduleList extends Subcommand {

  public ScheduleList(Context context) {
    super(context);
  }

  @Override
  protected Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  @Override
  protected int run() {
    JsonObject answer = context().server().schedules().list();
    List<Fields> rows = new Fields(answer).objects("data");
    if (rows.isEmpty() && format().isForPeople()) {
      console().say("no schedules yet; add one with: ktrdr agent schedule add CRON");
      return Exit.OK;
    }
    return show(
        Answer.several(answer, rows)
            .named("id")
            .columns(ScheduleTable.MEMBERS)
            .shownOn(page -> ScheduleTable.of(rows, page.times()).lines(page.width())));
  }
}
