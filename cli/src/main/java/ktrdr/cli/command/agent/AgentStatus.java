package ktrdr.cli.command.agent;

import jakarta.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import ktrdr.cli.client.Fields;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.Format;
import ktrdr.cli.output.Table;
import ktrdr.cli.output.Times;
import ktrdr.cli.output.Words;
import picocli.CommandLine.Command;

/** {@code ktrdr agent status}: shows what the agent researches now. */
@Command(
    name = "status",
    description = "Show what the agent is doing.",
    footer = {"", "Examples:", "  ktrdr agent status", "  ktrdr agent status -o json"})
public final class AgentStatus extends Subcommand {

  private static final List<String> MEMBERS =
      List.of(
          "id",
          "operation_id",
          "status",
          "phase",
          "progress_percentage",
          "duration_seconds",
          "started_at",
          "cost_usd",
          "child_operation_id",
          "strategy_name");

  public AgentStatus(Context context) {
    super(context);
  }

  @Override
  protected Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  @Override
  public int run() {
    JsonObject answer = context().server().agent().status();
    Fields status = new Fields(answer);
    List<Fields> active = status.objects("active_sessions");
    return show(
        Answer.several(answer, active)
            .named("operation_id")
            .columns(MEMBERS)
            .shownAs(width -> lines(status, active, width, console().times())));
  }

  private static List<String> lines(Fields status, List<Fields> active, int width, Times times) {
    Stream<String> now =
        active.isEmpty()
            ? Stream.of("idle" + last(status.object("last_cycle")))
            : table(active, times).lines(width).stream();
    return Stream.concat(now, readiness(status)).toList();
  }

  private static Stream<String> readiness(Fields status) {
    boolean enabled = status.flag("agent_enabled").orElse(true);
    String places = places(status.object("capacity"));
    if (enabled && places.isEmpty()) {
      return Stream.empty();
    }
    return Stream.of(
        (enabled ? "ready" : paused(status.object("agent_paused")))
            + (places.isEmpty() ? "" : (enabled ? ", " : "; ") + places));
  }

  private static String paused(Fields pause) {
    return "paused"
        + pause.text("by").map(by -> " by " + by).orElse("")
        + pause.text("reason").map(reason -> " (" + reason + ")").orElse("")
        + ", starts no sessions until: ktrdr agent resume";
  }

  private static String places(Fields capacity) {
    OptionalDouble limit = capacity.number("limit");
    OptionalDouble queued = capacity.number("queued");
    return limit.isEmpty()
        ? ""
        : Words.count(capacity.number("active"))
            + " of "
            + Words.count(limit)
            + " slots in use, "
            + Words.count(OptionalDouble.of(queued.orElse(0)))
            + " waiting in the queue";
  }

  private static Table table(List<Fields> active, Times times) {
    Table table =
        new Table(
            "SESSION",
            "OPERATION",
            "STATUS",
            "PHASE",
            "DONE",
            "TOOK",
            "STARTED",
            "COST",
            "NOW",
            "STRATEGY");
    active.forEach(session -> table.row(cells(session, times)));
    return table;
  }

  private static String phase(Fields session) {
    String phase = session.text("phase").orElse(Words.UNKNOWN);
    // The server's "idle" is a session that has not begun.
    return phase.equals("idle") ? "waiting" : phase;
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

  private static String[] cells(Fields session, Times times) {
    return new String[] {
      session.scalar("id").or(() -> session.scalar("session_id")).orElse(Words.UNKNOWN),
      session.text("operation_id").orElse(Words.UNKNOWN),
      session.text("status").orElse(Words.UNKNOWN),
      phase(session),
      Words.percentage(session.number("progress_percentage")),
      Words.duration(session.number("duration_seconds")),
      Words.started(session, times),
      Words.usd(session.number("cost_usd")),
      session.text("child_operation_id").orElse(Words.UNKNOWN),
      session.text("strategy_name").orElse(Words.UNKNOWN)
    };
  }
}
