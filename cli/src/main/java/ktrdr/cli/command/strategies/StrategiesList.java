package ktrdr.cli.command.strategies;

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
import ktrdr.cli.output.table.StrategyTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ktrdr strategies list}: lists strategies that have a name. */
@Command(
    name = "list",
    description = "List the strategies that come with ktrdr and those that were stored.",
    footer = {
      "",
      "Examples:",
      "  ktrdr strategies list",
      "  ktrdr strategies list -o name",
      "  ktrdr strategies list -l 200 -o csv"
    })
public final class StrategiesList extends Subcommand {
  @Option(
      names = {"-l", "--limit"},
      paramLabel = "N",
      description = "Show at most N, 1 to 200 (default: 50).")
  int limit = 50;

  public StrategiesList(Context context) {
    super(context);
  }

  @Override
  protected Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  @Override
  protected int run() {
    JsonObject answer = context().server().strategies().list(limit);
    Fields fields = new Fields(answer);
    List<Fields> rows = fields.objects("data");
    show(
        Answer.several(answer, rows)
            .named("name")
            .columns(StrategyTable.MEMBERS)
            .shownAs(width -> StrategyTable.of(rows).lines(width)));
    if (format().isForPeople()) {
      fields.text("next_page_token").ifPresent(more -> console().say("there are more; see -l"));
    }
    return Exit.OK;
  }
}
