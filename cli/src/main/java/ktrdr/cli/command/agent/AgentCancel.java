package ktrdr.cli.command.agent;

import jakarta.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.api.AgentApi;
import ktrdr.cli.client.find.OperationIds;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.command.follow.Cancellation;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.Format;
import ktrdr.cli.output.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ktrdr agent cancel}: cancels a session. */
@Command(
    name = "cancel",
    description =
        "Cancel the active session, the one with the given number, or a whole comparison.",
    footer = {
      "",
      "Examples:",
      "  ktrdr agent cancel",
      "  ktrdr agent cancel 146 -r \"wrong symbol\"",
      "  ktrdr agent cancel --comparison 4"
    })
public final class AgentCancel extends Subcommand {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SESSION",
      description = "The session's number.")
  String id;

  @Option(
      names = "--comparison",
      paramLabel = "COMPARISON",
      description = "Cancel all sessions of this comparison of models that have not ended.")
  String comparison;

  @Option(
      names = {"-r", "--reason"},
      paramLabel = "REASON",
      description = "The reason; it is recorded with the session.")
  String reason;

  public AgentCancel(Context context) {
    super(context);
  }

  @Override
  protected Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  @Override
  protected int run() {
    if (id != null && !OperationIds.isSession(id)) {
      throw usage(
          "not a session number: " + id + " (an operation is cancelled with: ktrdr cancel ID)");
    }
    if (id != null && comparison != null) {
      throw usage("give a session or --comparison, not both");
    }
    if (comparison != null) {
      return cancelAll();
    }
    AgentApi agent = context().server().agent();
    JsonObject body = Cancellation.body(reason, false);
    JsonObject answer = id == null ? agent.cancelActive(body) : agent.cancel(id, body);
    return new Cancellation(context(), this::show).show(answer, new Fields(answer));
  }

  private int cancelAll() {
    String number = AgentComparison.number(comparison, this::usage);
    JsonObject answer =
        context().server().agent().cancelComparison(number, Cancellation.body(reason, false));
    Fields fields = new Fields(answer);
    String status = fields.text("status").orElse(Words.UNKNOWN);
    int cancelled = fields.count("sessions_cancelled");
    return show(
        Answer.one(answer, fields)
            .named("comparison_id")
            .shownAs(
                width ->
                    List.of(
                        "comparison "
                            + number
                            + "  "
                            + status
                            + "  "
                            + Words.sessions(cancelled)
                            + " cancelled")));
  }
}
