package ktrdr.cli.command.agent;

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
import ktrdr.cli.output.table.ComparisonTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ktrdr agent comparisons}: lists comparisons of models, newest first. */
@Command(
    name = "comparisons",
    description = "List comparisons of models, newest first.",
    footer = {
      "",
      "Examples:",
      "  ktrdr agent comparisons",
      "  ktrdr agent comparisons -l 5 -o name"
    })
public final class AgentComparisons extends Subcommand {
  @Option(
      names = {"-l", "--limit"},
      paramLabel = "N",
      description = "Show at most N, 1 to 100 (default: 20).")
  int limit = 20;

  public AgentComparisons(Context context) {
    super(context);
  }

  @Override
  protected Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  @Override
  protected int run() {
    JsonObject answer = context().server().agent().comparisons(limit);
    List<Fields> rows = new Fields(answer).objects("comparisons");
    show(
        Answer.several(answer, rows)
            .named("comparison_id")
            .columns(ComparisonTable.LISTED)
            .shownOn(page -> ComparisonTable.list(rows, page.times()).lines(page.width())));
    return Exit.OK;
  }
}
