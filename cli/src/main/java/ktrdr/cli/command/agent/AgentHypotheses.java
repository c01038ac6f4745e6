package ktrdr.cli.command.agent;

import java.util.Locale;
import ktrdr.cli.command.Context;
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
public final class AgentHypotheses extends MemoryCommand {

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

  public AgentHypotheses(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    return list(
        context().server().memory().hypotheses(word(), limit),
        "hypotheses",
        status == null ? "no hypotheses yet" : "no " + word() + " hypotheses",
        HypothesisTable.MEMBERS,
        HypothesisTable::of);
  }

  private String word() {
    return status == null ? null : status.name().toLowerCase(Locale.ROOT);
  }
}
