package ktrdr.cli.command;

import jakarta.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.Session;
import ktrdr.cli.output.Format;
import ktrdr.cli.output.SessionTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ktrdr agent sessions}: the sessions there were, newest first. */
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
  @Option(
      names = {"-l", "--limit"},
      paramLabel = "N",
      defaultValue = "20",
      description = "At most so many (default: ${DEFAULT-VALUE}).")
  int limit;

  @Option(names = "--offset", paramLabel = "N", description = "Leave out so many of the newest.")
  Integer offset;

  @Option(
      names = "--outcome",
      paramLabel = "OUTCOME",
      description = "Only those that ended so, for example success.")
  String outcome;

  public AgentSessions(Context context) {
    super(context);
  }

  @Override
  Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  @Override
  int run() {
    JsonObject answer = context().server().agent().sessions(limit, offset, outcome);
    Fields fields = new Fields(answer);
    List<Session> sessions = fields.objects("sessions").stream().map(Session::new).toList();
    switch (format()) {
      case JSON -> print(answer);
      case NAME -> sessions.forEach(session -> console().print(session.id()));
      case TABLE -> {
        print(SessionTable.of(sessions).lines(console().outWidth()));
        fields
            .number("total")
            .ifPresent(
                total -> console().say(sessions.size() + " of " + (long) total + " sessions"));
      }
    }
    return Exit.OK;
  }
}
