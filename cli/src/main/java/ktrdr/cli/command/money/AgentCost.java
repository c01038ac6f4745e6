package ktrdr.cli.command.money;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import ktrdr.cli.client.Fields;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.Since;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.table.CostTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ktrdr agent cost}: shows what calls of language models cost. */
@Command(
    name = "cost",
    description = "Show what calls of language models cost, by model, day, phase or session.",
    footer = {
      "",
      "Examples:",
      "  ktrdr agent cost",
      "  ktrdr agent cost --by day --since 1w",
      "  ktrdr agent cost --by session -o csv"
    })
public final class AgentCost extends Subcommand {

  /** What calls have in common that are added up. */
  enum By {
    MODEL,
    DAY,
    PHASE,
    SESSION
  }

  @Option(
      names = "--by",
      paramLabel = "model|day|phase|session",
      description = "One row for each (default: model).")
  By by = By.MODEL;

  @Option(
      names = "--since",
      paramLabel = "DATE|2h",
      converter = Since.class,
      description = "Only from this day on, in UTC.")
  Since.Begin since;

  public AgentCost(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    JsonObject answer = context().server().money().cost(word(), day());
    Fields fields = new Fields(answer);
    List<Fields> rows = fields.objects("costs");
    if (rows.isEmpty() && format().isForPeople()) {
      console().say("no calls of language models" + (since == null ? " yet" : " since then"));
      return Exit.OK;
    }
    return show(
        Answer.several(answer, rows)
            .columns(CostTable.MEMBERS)
            .shownAs(width -> CostTable.of(word(), rows, fields.object("total")).lines(width)));
  }

  private String word() {
    return by.name().toLowerCase(Locale.ROOT);
  }

  private String day() {
    return since == null
        ? null
        : since
            .at(Clock.systemUTC().instant(), ZoneOffset.UTC)
            .atOffset(ZoneOffset.UTC)
            .toLocalDate()
            .toString();
  }
}
