package ktrdr.cli.command.agent;

import jakarta.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import ktrdr.cli.client.Fields;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.Format;
import ktrdr.cli.output.table.HypothesisTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ktrdr agent hypotheses}: lists what designs and assessments claim. */
@Command(
    name = "hypotheses",
    description = "List what designs and assessments claim and what became of it, newest first.",
    footer = {
      "",
      "Examples:",
      "  ktrdr agent hypotheses",
      "  ktrdr agent hypotheses --status validated",
      "  ktrdr agent hypotheses -o json"
    })
public final class AgentHypotheses extends Subcommand {

  /** What is known of a hypothesis. */
  enum Status {
    UNTESTED,
    VALIDATED,
    REFUTED,
    INCONCLUSIVE
  }

  @Option(
      names = "--status",
      paramLabel = "untested|validated|refuted|inconclusive",
      description = "Only those of this status.")
  Status status;

  @Option(
      names = {"-l", "--limit"},
      paramLabel = "N",
      description = "Show at most N, 1 to 1000 (default: 50).")
  int limit = 50;

  public AgentHypotheses(Context context) {
    super(context);
  }

  @Override
  protected Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  @Override
  protected int run() {
    JsonObject answer = context().server().memory().hypotheses(word(), limit);
    Fields fields = new Fields(answer);
    List<Fields> rows = fields.objects("hypotheses");
    if (rows.isEmpty() && format().isForPeople()) {
      console().say(status == null ? "no hypotheses yet" : "no " + word() + " hypotheses");
      return Exit.OK;
    }
    show(
        Answer.several(answer, rows)
            .named("id")
            .columns(HypothesisTable.MEMBERS)
            .shownAs(width -> HypothesisTable.of(rows).lines(width)));
    if (format().isForPeople()) {
      fields.text("next_page_token").ifPresent(more -> console().say("there are more; see -l"));
    }
    return Exit.OK;
  }

  private String word() {
    return status == null ? null : status.name().toLowerCase(Locale.ROOT);
  }
}
