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
import ktrdr.cli.output.table.BesideTable;
import ktrdr.cli.output.table.ComparedTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ktrdr sessions compare}: puts sessions beside each other, one in each column. */
@Command(
    name = "compare",
    description = {
      "Put 2 to 6 sessions beside each other: where their strategies differ, and what they found.",
      "* marks the best of a row. All figures are of bars that the design never saw; DSR is the",
      "probability that the Sharpe ratio is more than the luck of all trials."
    },
    footer = {
      "",
      "Examples:",
      "  ktrdr sessions compare 2 3",
      "  ktrdr sessions compare 2 3 4 -o csv"
    })
public final class SessionsCompare extends Subcommand {
  private static final int MOST = 6;

  @Parameters(arity = "2..6", paramLabel = "SESSION", description = "The numbers of the sessions.")
  List<String> ids;

  public SessionsCompare(Context context) {
    super(context);
  }

  @Override
  protected Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  @Override
  protected int run() {
    for (String id : ids) {
      if (!OperationIds.isSession(id)) {
        throw usage("not a session number: " + id + " (list them with: ktrdr sessions)");
      }
    }
    if (ids.stream().distinct().count() < 2 || ids.size() > MOST) {
      throw usage("name 2 to 6 different sessions");
    }
    JsonObject answer = context().server().agent().compare(String.join(",", ids));
    Fields fields = new Fields(answer);
    List<Fields> rows = fields.objects("sessions");
    show(
        Answer.several(answer, rows)
            .named("session_id")
            .columns(ComparedTable.MEMBERS)
            .shownAs(width -> BesideTable.lines(fields, width)));
    return Exit.OK;
  }
}
