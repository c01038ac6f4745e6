package ktrdr.cli.command.money;

import jakarta.json.JsonObject;
import java.util.List;
import ktrdr.cli.client.Fields;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.table.PriceTable;
import picocli.CommandLine.Command;

/** {@code ktrdr agent prices}: shows what language models cost. */
@Command(
    name = "prices",
    description = "Show what language models cost, in US dollars for a million tokens.",
    footer = {
      "",
      "Examples:",
      "  ktrdr agent prices",
      "  ktrdr agent prices -o json",
      "  ktrdr agent prices check prices.yaml"
    })
public final class AgentPrices extends Subcommand {

  public AgentPrices(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    return show(answer(context().server().money().prices()));
  }

  static Answer answer(JsonObject prices) {
    List<Fields> rows = new Fields(prices).objects("prices");
    return Answer.several(prices, rows)
        .columns(PriceTable.MEMBERS)
        .shownAs(width -> PriceTable.of(rows).lines(width));
  }
}
