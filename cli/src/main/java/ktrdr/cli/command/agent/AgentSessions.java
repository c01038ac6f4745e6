package ktrdr.cli.command.agent;

import jakarta.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.Session;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.PageOptions;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.Format;
import ktrdr.cli.output.table.SessionTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ktrdr agent sessions}: lists sessions, newest first. */
@Command(
    name = "sessions",
    description = "List sessions, newest first.",
    footer = {
      "",
      "Examples:",
      "  ktrdr agent sessions",
      "  ktrdr agent sessions --outcome cancelled -l 5"
    })
public final class AgentSessions extends Subcommand {
  @Mixin PageOptions page = new PageOptions();

  @Option(
      names = "--outcome",
      paramLabel = "OUTCOME",
      description = "Only sessions with this outcome, for example success.")
  String outcome;

  public AgentSessions(Context context) {
    super(context);
  }

  @Override
  protected Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  @Override
  protected int run() {
    JsonObject answer = context().server().agent().sessions(page.limit, page.offset, outcome);
    Fields fields = new Fields(answer);
    List<Fields> rows = fields.objects("sessions");
    List<Session> sessions = rows.stream().map(Session::new).toList();
    show(
        Answer.several(answer, rows)
            .named("session_id", "id")
            .columns(SessionTable.MEMBERS)
            .shownOn(page -> SessionTable.of(sessions, page.times()).lines(page.width())));
    if (format().isForPeople()) {
      fields
          .number("total")
          .ifPresent(
              total ->
                  console()
                      .say(rows.size() + " of " + atLeast(fields) + (long) total + " sessions"));
    }
    return Exit.OK;
  }

  private static String atLeast(Fields answer) {
    return answer.flag("total_is_lower_bound").orElse(false) ? "at least " : "";
  }
}
