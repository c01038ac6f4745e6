package ktrdr.cli.command;

import jakarta.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ktrdr.cli.client.Fields;
import ktrdr.cli.output.Format;
import ktrdr.cli.output.Table;
import ktrdr.cli.output.Words;
import picocli.CommandLine.Command;

/** {@code ktrdr agent status}: what is being researched now. */
@Command(
    name = "status",
    description = "What the agent is doing.",
    footer = {"", "Examples:", "  ktrdr agent status", "  ktrdr agent status -o json"})
public final class AgentStatus extends Subcommand {

  public AgentStatus(Context context) {
    super(context);
  }

  @Override
  Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  @Override
  int run() {
    JsonObject answer = context().server().agent().status();
    List<Fields> active = new Fields(answer).objects("active_sessions");
    switch (format()) {
      case JSON -> print(answer);
      case NAME ->
          active.forEach(session -> session.text("operation_id").ifPresent(console()::print));
      case TABLE -> table(new Fields(answer), active);
    }
    return Exit.OK;
  }

  private void table(Fields status, List<Fields> active) {
    if (active.isEmpty()) {
      console().print("idle" + last(status.object("last_cycle")));
      return;
    }
    Table table =
        new Table("SESSION", "OPERATION", "PHASE", "DONE", "TOOK", "COST", "NOW", "STRATEGY");
    active.forEach(session -> table.row(cells(session)));
    print(table.lines(console().outWidth()));
  }

  private static String last(Fields cycle) {
    return cycle
        .scalar("session_id")
        .map(
            id ->
                "; the last session was "
                    + id
                    + ", "
                    + cycle
                        .text("session_outcome")
                        .or(() -> cycle.text("outcome"))
                        .orElse(Words.UNKNOWN))
        .orElse("; no session yet");
  }

  private static String[] cells(Fields session) {
    return new String[] {
      session.scalar("id").or(() -> session.scalar("session_id")).orElse(Words.UNKNOWN),
      session.text("operation_id").orElse(Words.UNKNOWN),
      session.text("phase").orElse(Words.UNKNOWN),
      Words.percentage(session.number("progress_percentage")),
      Words.duration(session.number("duration_seconds")),
      Words.usd(session.number("cost_usd")),
      session.text("child_operation_id").orElse(Words.UNKNOWN),
      session.text("strategy_name").orElse(Words.UNKNOWN)
    };
  }
}
