package ktrdr.cli.command.strategies;

import jakarta.json.JsonObject;
import java.util.List;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.PlainText;
import ktrdr.cli.client.api.StrategiesApi;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.StrategyFile;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.report.StrategySheet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ktrdr strategies show}: shows what a strategy does. */
@Command(
    name = "show",
    description = "Show what a strategy does: bars, features, memberships as small plots.",
    footer = {
      "",
      "Examples:",
      "  ktrdr strategies show spx_rsi_triangles",
      "  ktrdr strategies show my_dips.yaml",
      "  ktrdr strategies show spx_rsi_triangles --text > mine.yaml"
    })
public final class StrategiesShow extends Subcommand {
  @Parameters(
      paramLabel = "STRATEGY",
      converter = StrategyFile.class,
      description = "A strategy: the name of one, or a document (YAML or JSON; - is stdin).")
  String strategy;

  @Option(names = "--text", description = "Print the document as it was written.")
  boolean text;

  public StrategiesShow(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    JsonObject answer = answer();
    Fields data = new Fields(answer).object("data");
    if (text) {
      lines(data.json().getString("text", "")).forEach(console()::print);
      return Exit.OK;
    }
    return show(
        Answer.one(answer, data)
            .named("name")
            .shownAs(width -> new StrategySheet(data).lines(width)));
  }

  private JsonObject answer() {
    StrategiesApi strategies = context().server().strategies();
    return StrategyFile.isName(strategy) ? strategies.get(strategy) : strategies.validate(strategy);
  }

  /** The lines of a document; none of them can control a terminal. */
  static List<String> lines(String document) {
    return document.stripTrailing().lines().map(PlainText::of).toList();
  }
}
