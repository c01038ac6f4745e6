package ktrdr.cli.command.agent;

import jakarta.json.JsonObject;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.find.OperationIds;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.Format;
import ktrdr.cli.output.table.ComparisonTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code ktrdr agent comparison}: shows one comparison of models. */
@Command(
    name = "comparison",
    description = {
      "Show what each model of a comparison found, and what it cost.",
      "-o csv and jsonl have a row for each model, -o json has the sessions too."
    },
    footer = {
      "",
      "Examples:",
      "  ktrdr agent comparison 4",
      "  ktrdr agent comparison 4 -f",
      "  ktrdr agent comparison 4 -o csv"
    })
public final class AgentComparison extends Subcommand {
  @Parameters(paramLabel = "COMPARISON", description = "The number of the comparison.")
  String id;

  @Option(
      names = {"-f", "--follow"},
      description =
          "Follow it until all its sessions have ended; the exit code says how. Ctrl-C only stops"
              + " following.")
  boolean follow;

  public AgentComparison(Context context) {
    super(context);
  }

  @Override
  protected Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  @Override
  protected int run() {
    String number = number(id, this::usage);
    if (!follow) {
      show(answer(context().server().agent().comparison(number)));
      return Exit.OK;
    }
    return new ComparisonFollower(context(), number, false).follow(last -> show(answer(last)));
  }

  static Answer answer(JsonObject comparison) {
    Fields fields = new Fields(comparison);
    return Answer.several(comparison, fields.objects("results"))
        .named("model")
        .columns(ComparisonTable.MEMBERS)
        .shownAs(width -> ComparisonTable.lines(fields, width));
  }

  /** The number of a comparison that the user named. */
  static String number(String id, Function<String, ParameterException> usage) {
    if (!OperationIds.isSession(id)) {
      throw usage.apply(
          "not the number of a comparison: " + id + " (list them with: ktrdr agent comparisons)");
    }
    return id;
  }
}
