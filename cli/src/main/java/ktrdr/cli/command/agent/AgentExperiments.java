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
import ktrdr.cli.output.table.ExperimentTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ktrdr agent experiments}: lists what sessions designed. */
@Command(
    name = "experiments",
    description = {
      "List what sessions designed and what was seen of it before its test, newest first.",
      "SHARPE and SCORE are from the design window, ACCURACY is from the validation part."
    },
    footer = {
      "",
      "Examples:",
      "  ktrdr agent experiments",
      "  ktrdr agent experiments -l 200 -o csv"
    })
public final class AgentExperiments extends Subcommand {
  @Option(
      names = {"-l", "--limit"},
      paramLabel = "N",
      description = "Show at most N, 1 to 1000 (default: 50).")
  int limit = 50;

  public AgentExperiments(Context context) {
    super(context);
  }

  @Override
  protected Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  @Override
  protected int run() {
    JsonObject answer = context().server().memory().experiments(limit);
    Fields fields = new Fields(answer);
    List<Fields> rows = fields.objects("experiments");
    if (rows.isEmpty() && format().isForPeople()) {
      console().say("no session has designed anything yet");
      return Exit.OK;
    }
    show(
        Answer.several(answer, rows)
            .named("id")
            .columns(ExperimentTable.MEMBERS)
            .shownAs(width -> ExperimentTable.of(rows).lines(width)));
    if (format().isForPeople()) {
      fields.text("next_page_token").ifPresent(more -> console().say("there are more; see -l"));
    }
    return Exit.OK;
  }
}
