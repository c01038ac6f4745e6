package ktrdr.cli.command.agent;

import jakarta.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.find.OperationIds;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.Format;
import ktrdr.cli.output.table.ComparedTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ktrdr agent compare}: shows sessions beside each other. */
@Command(
    name = "compare",
    description = {
      "Show sessions beside each other.",
      "SHARPE is out of sample. DEFLATED is the probability that it is more than luck.",
      "INVALID counts proposals of a model that the validator refused."
    },
    footer = {
      "",
      "Examples:",
      "  ktrdr agent compare 12 13 14",
      "  ktrdr agent compare 12 13 -o csv"
    })
public final class AgentCompare extends Subcommand {
  @Parameters(arity = "1..50", paramLabel = "SESSION", description = "The numbers of the sessions.")
  List<String> ids;

  public AgentCompare(Context context) {
    super(context);
  }

  @Override
  protected Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  @Override
  protected int run() {
    ids.stream()
        .filter(id -> !OperationIds.isSession(id))
        .findFirst()
        .ifPresent(
            id -> {
              throw usage(
                  "not a session number: " + id + " (list them with: ktrdr agent sessions)");
            });
    JsonObject answer = context().server().agent().compare(String.join(",", ids));
    List<Fields> rows = new Fields(answer).objects("sessions");
    show(
        Answer.several(answer, rows)
            .named("session_id")
            .columns(ComparedTable.MEMBERS)
            .shownAs(width -> ComparedTable.of(rows).lines(width)));
    return Exit.OK;
  }
}
